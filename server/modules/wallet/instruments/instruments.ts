import type { Reader, Tx } from "../../../platform/database/database.ts";
import type { Language } from "../../../platform/http/errors.ts";
import { refuse as refusePlatform } from "../../../platform/http/errors.ts";
import type { CustomerActor } from "../../../platform/http/permission.ts";
import { uuidv7 } from "../../../platform/ids.ts";
import { refuse } from "../errors.ts";
import { bankName, findBank } from "../rails/bank/banks.ts";
import { BANK_ACCOUNTS_MAX } from "../rules/limits.ts";
import {
  type BankAccountRow,
  bankAccountNumber,
  bankAccountsOf,
  insertBankAccount,
  unlinkBankAccount,
} from "./queries.ts";

const NUMBER_CONTEXT = "wallet.bank_account.number";
const HOLDER_CONTEXT = "wallet.bank_account.holder";

/** Links a bank account to the customer's wallet; the number is sealed before it is stored. */
export async function linkBankAccount(
  tx: Tx,
  actor: CustomerActor,
  account: { bankId: string; accountNumber: string; holderName: string },
): Promise<BankAccountRow> {
  if (!findBank(account.bankId)) throw refusePlatform("invalid_request", { field: "bankId" });
  const linked = await tx.all(bankAccountsOf, actor.customerId);
  if (linked.length >= BANK_ACCOUNTS_MAX) {
    throw refuse("bank_accounts_too_many", { max: BANK_ACCOUNTS_MAX });
  }
  const { vault } = tx.app;
  const number = account.accountNumber.replace(/[\s-]/g, "");
  const row = await tx.maybe(
    insertBankAccount,
    actor.customerId,
    uuidv7(tx.now.getTime()),
    account.bankId,
    vault.seal(number, NUMBER_CONTEXT),
    vault.blindIndex(number, NUMBER_CONTEXT),
    number.slice(-4),
    vault.seal(account.holderName, HOLDER_CONTEXT),
    maskName(account.holderName),
    tx.now,
  );
  if (!row) throw refuse("bank_account_linked");
  return row;
}

export async function unlink(tx: Tx, actor: CustomerActor, id: string): Promise<void> {
  const unlinked = await tx.run(unlinkBankAccount, actor.customerId, id, tx.now);
  if (unlinked === 0) throw refuse("bank_account_unknown");
}

export function linkedAccounts(reader: Reader, customerId: string): Promise<BankAccountRow[]> {
  return reader.all(bankAccountsOf, customerId);
}

/** The account's number in clear, only for the request to the bank. */
export async function openBankAccountNumber(
  reader: Reader,
  customerId: string,
  id: string,
): Promise<string> {
  const { number_sealed } = await reader.one(bankAccountNumber, customerId, id);
  return reader.app.vault.open(number_sealed, NUMBER_CONTEXT);
}

export function bankAccountView(row: BankAccountRow, language: Language) {
  return {
    id: row.id,
    bankId: row.bank_id,
    bankName: bankName(row.bank_id, language),
    lastFour: row.last_four,
    holderName: row.holder_masked,
    createdAt: row.created_at.toISOString(),
  };
}

/** Enough to recognise oneself, too little to learn a name: `*林`, `J*** S***`. */
export function maskName(name: string): string {
  const words = name.trim().split(/\s+/);
  const [only = ""] = words;
  if (/^\p{Script=Han}/u.test(only))
    return `${"*".repeat([...only].length - 1)}${[...only].at(-1)}`;
  return words.map((word) => `${[...word][0]}***`).join(" ");
}
