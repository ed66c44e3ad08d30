/** What the sealed fields are bound to; stored with every row, so it keeps its first name. */
export const NUMBER_CONTEXT = "wallet.bank_account.number";
export const HOLDER_CONTEXT = "wallet.bank_account.holder";
export const PHONE_CONTEXT = "wallet.instrument.phone";
