-- A hold keeps the code of its pending transfer: a settlement must carry the same one.
alter table ledger.hold add column code smallint;

update ledger.hold h set code = t.code from ledger.transfer t where t.id = h.id;

alter table ledger.hold alter column code set not null;
