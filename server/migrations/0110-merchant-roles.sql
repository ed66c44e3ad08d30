-- Members of a merchant have roles: owners decide about members, managers refund, cashiers refund
-- small amounts. Whoever is a member now could do everything, and stays an owner.
alter table identity.merchant_member add column role text not null default 'owner'
  check (role in ('owner', 'manager', 'cashier'));
create index merchant_member_merchant on identity.merchant_member (merchant_id);
