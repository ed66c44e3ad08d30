-- What people read aloud finds the person: the end of a phone number, the number of a wallet. Both are
-- written once, when somebody signs up; receipts are found by their day and need no index.

create index customer_phone_ending on identity.customer (right(phone_masked, 4));
create index wallet_account_number on wallet.wallet (account_number);
