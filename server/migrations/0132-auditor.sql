-- Who watches does nothing else: an auditor holds no other role.
alter table identity.staff add constraint staff_auditor_stands_alone
  check (not ('auditor' = any (roles)) or cardinality(roles) = 1);
