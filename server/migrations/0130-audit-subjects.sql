-- Whom an entry is about, as what the actor acted and from where; and which key sealed it.

alter table platform.audit_entry
  add column about text[] not null default '{}',
  add column roles text[] not null default '{}',
  add column address text,
  -- Null: sealed without a key, by releases before this one.
  add column key_version int;
create index audit_entry_about on platform.audit_entry using gin (about);
create index audit_entry_actor on platform.audit_entry (actor, id);
create index audit_entry_action on platform.audit_entry (action, id);

create or replace function platform.audit_entry_is_immutable() returns trigger
language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.number is not null
     or (new.id, new.at, new.actor, new.action, new.subject, new.details, new.about, new.roles,
         new.address)
        is distinct from (old.id, old.at, old.actor, old.action, old.subject, old.details,
         old.about, old.roles, old.address) then
    raise exception 'audit entries are immutable';
  end if;
  return new;
end $$;

create function platform.audit_log_stays() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log is never emptied';
end $$;
create trigger audit_entry_stays before truncate on platform.audit_entry
  for each statement execute function platform.audit_log_stays();
