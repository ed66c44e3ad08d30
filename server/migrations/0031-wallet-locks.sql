-- A wallet that is locked already is frozen for debits in the ledger too, as later locks are.

update ledger.account a
set debit_frozen = true, rules_version = a.rules_version + 1
from wallet.wallet w
join identity.customer c on c.id = w.owner_id
where w.owner_kind = 'customer' and c.locked_reason is not null and a.id = w.id::text;
