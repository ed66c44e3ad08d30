-- A merchant that staff stopped neither collects nor refunds; a second member of staff lifts it.
alter table wallet.merchant
  add column frozen_since timestamptz,
  add column frozen_by uuid,
  add check ((frozen_since is null) = (frozen_by is null));
