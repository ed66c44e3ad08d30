import { randomBytes } from "node:crypto";
import { moneyText } from "@jinnang/money";
import type { Reader, Tx } from "../../../platform/database/database.ts";
import { publish } from "../../../platform/events/outbox.ts";
import { refuseRequest } from "../../../platform/http/errors.ts";
import type { CustomerActor } from "../../../platform/http/permission.ts";
import { wireMoney } from "../../../platform/http/route.ts";
import { uuidv7 } from "../../../platform/ids.ts";
import { redact } from "../../../platform/security/redact.ts";
import { balancesOf } from "../../ledger/index.ts";
import { refuse } from "../errors.ts";
import { merchantChanged } from "../events.ts";
import { cursorOf, parseCursor } from "../orders/list-orders.ts";
import { highestLimit } from "../rules/limits.ts";
import { ruleFacts, startOfDay } from "../rules/rule-facts.ts";
import { PAYMENT_OPEN_MS } from "../rules/times.ts";
import {
  type CodeRow,
  codesOf,
  findCode,
  findMerchant,
  insertCode,
  type MerchantOrderRow,
  type MerchantRow,
  merchantToday,
  ordersOfMerchant,
  setMerchantOpen,
} from "./queries.ts";

/** What a member of a merchant sees and does. Another merchant is as unknown as none. */
export async function ownMerchant(
  reader: Reader,
  actor: CustomerActor,
  merchantId: string,
): Promise<MerchantRow> {
  const merchant = actor.merchantIds.includes(merchantId)
    ? await reader.maybe(findMerchant, merchantId)
    : undefined;
  if (!merchant) throw refuseRequest("not_found");
  return merchant;
}

export async function merchantSummary(reader: Reader, merchant: MerchantRow) {
  const { id, name, open, category, currency } = merchant;
  const [balances, today] = await Promise.all([
    balancesOf(reader, [merchant.account_id]),
    reader.one(merchantToday, id, startOfDay(reader.app, reader.now)),
  ]);
  const balance = balances.get(merchant.account_id)?.availableMinor ?? 0n;
  return {
    id,
    name,
    open,
    category,
    balance: wireMoney(currency, balance),
    todayTotal: wireMoney(currency, today.total),
    todayCount: today.count,
  };
}

/** Opens or closes the till: a closed merchant cannot be paid. */
export async function setOpen(tx: Tx, merchant: MerchantRow, open: boolean): Promise<MerchantRow> {
  await tx.run(setMerchantOpen, merchant.id, open);
  await publish(tx, merchantChanged({ merchantId: merchant.id, open }));
  return { ...merchant, open };
}

/** A code is for customers of any level. */
const NO_LEVEL = 0;

/** Text of a QR code: our mark, then 128 bits that nobody can guess. */
const CODE_MARK = "jn:";

/** A code with an amount is for one payer, for 15 minutes; one without is for the counter. */
export async function createCode(
  tx: Tx,
  merchant: MerchantRow,
  wanted: {
    amountMinor: bigint | null;
    currency: string;
    note?: string | undefined;
    /** A text of its own, for codes that are printed before they are known here. */
    text?: string;
  },
): Promise<CodeRow> {
  const { amountMinor, currency } = wanted;
  if (currency !== merchant.currency) throw refuse("currency_unsupported");
  // No customer's level lets anyone pay more than this at once.
  const facts = await ruleFacts(tx, NO_LEVEL, merchant.category);
  const highest = highestLimit(facts, "per_payment");
  if (amountMinor !== null && (amountMinor < 1n || amountMinor > highest)) {
    const range = { minText: moneyText(1n), maxText: moneyText(highest) };
    throw refuse("amount_out_of_range", range);
  }
  const code = wanted.text ?? CODE_MARK + randomBytes(16).toString("base64url");
  const expiresAt = amountMinor === null ? null : new Date(tx.now.getTime() + PAYMENT_OPEN_MS);
  const id = uuidv7(tx.now.getTime());
  const note = wanted.note ? redact(wanted.note).text : null;
  await tx.run(insertCode, id, code, merchant.id, currency, amountMinor, note, expiresAt, tx.now);
  return tx.one(findCode, code);
}

/** The newest codes; older ones with an amount have expired long ago. */
const CODES_MAX = 50;

export function codesOfMerchant(reader: Reader, merchantId: string): Promise<CodeRow[]> {
  return reader.all(codesOf, merchantId, CODES_MAX);
}

export async function merchantOrders(
  reader: Reader,
  merchantId: string,
  page: { cursor?: string | undefined; limit: number },
): Promise<{ rows: MerchantOrderRow[]; next: string | null }> {
  const before = parseCursor(page.cursor);
  const limit = page.limit + 1;
  const at = before?.at ?? null;
  const rows = await reader.all(ordersOfMerchant, merchantId, at, before?.id ?? null, limit);
  const shown = rows.slice(0, page.limit);
  return { rows: shown, next: rows.length > page.limit ? cursorOf(shown.at(-1)) : null };
}

export function codeView(row: CodeRow) {
  return {
    id: row.id,
    code: row.code,
    amount: row.amount_minor === null ? null : wireMoney(row.currency, row.amount_minor),
    note: row.note,
    expiresAt: row.expires_at?.toISOString() ?? null,
    paid: row.paid_order_id !== null,
    createdAt: row.created_at.toISOString(),
  };
}
