import { formatMoney } from "@jinnang/money";
import type { Reader } from "../../platform/database/database.ts";
import type { Language } from "../../platform/http/errors.ts";
import { casesOf } from "../cases/index.ts";
import { readMe } from "../identity/index.ts";
import { limitsOfCustomer, orderOf, orderOfReceipt, recentOrders } from "../wallet/index.ts";
import { orderReason } from "./order-reason.ts";
import type { Reason } from "./reason.ts";
import { dayText, momentText, reasonWords } from "./reason-texts.ts";

/** Looked at, newest first; who asks about an older order names it. */
const ORDERS_LOOKED_AT = 20;
/** What was settled longer ago is hardly why somebody opens help today. */
const SETTLED_RECENTLY_MS = 7 * 24 * 3_600_000;

/** Everything of the customer's that they may be asking about: open things first, newest first. */
export async function reasonsOf(
  reader: Reader,
  customerId: string | null,
  language: Language,
): Promise<Reason[]> {
  if (customerId === null) return [];
  const [locks, orders, cases] = await Promise.all([
    lockReasons(reader, customerId, language),
    orderReasons(reader, customerId, language),
    caseReasons(reader, customerId, language),
  ]);
  const rank = (reason: Reason) => (reason.isOpen ? 0 : 1);
  return [...locks, ...orders, ...cases].sort(
    (a, b) => rank(a) - rank(b) || Date.parse(b.at) - Date.parse(a.at),
  );
}

/** The state of one order, when a conversation is about it; nothing when it is not theirs. */
export async function reasonOfOrder(
  reader: Reader,
  input: { customerId: string | null; orderId: string; language: Language },
): Promise<Reason[]> {
  if (input.customerId === null) return [];
  const order = await orderOf(reader, input.customerId, input.orderId, input.language);
  const reason = order && orderReason(order, viewOf(reader, input.language));
  return reason ? [reason] : [];
}

interface Numbered {
  readonly customerId: string;
  readonly language: Language;
  readonly number: string;
}

/** How the customer's order with this receipt number stands. */
export async function reasonOfReceipt(
  reader: Reader,
  { customerId, language, number }: Numbered,
): Promise<Reason[]> {
  const order = await orderOfReceipt(reader, customerId, number, language);
  const reason = order && orderReason(order, viewOf(reader, language));
  return reason ? [reason] : [];
}

/** How the customer's open case with this number stands. */
export async function reasonOfCase(
  reader: Reader,
  { customerId, language, number }: Numbered,
): Promise<Reason[]> {
  const own = await casesOf(reader, customerId);
  const wanted = own.find((one) => one.number === number);
  const open = wanted ? await caseReasons(reader, customerId, language) : [];
  return open.filter(({ caseId }) => caseId === wanted?.id);
}

/** What this customer may pay: belongs to every answer about limits. */
export async function limitFact(
  reader: Reader,
  customerId: string,
  language: Language,
): Promise<Reason> {
  const limits = await limitsOfCustomer(reader, customerId);
  const money = (value: number) => formatMoney(limits.perDay.currency, BigInt(value), language);
  const words = reasonWords("limits", language, {
    level: String(limits.level),
    perPayment: money(limits.perPayment.value),
    perDay: money(limits.perDay.value),
    left: money(Math.max(0, limits.perDay.value - limits.spentToday.value)),
    max: money(limits.balanceMax.value),
  });
  return {
    ...{ kind: "limits" as const, ...words, state: "active", articleSlug: "limits-overview" },
    ...{ orderId: null, caseId: null, at: reader.now.toISOString(), isOpen: false },
  };
}

/** Said to somebody who misses a top-up that we do not know of. */
export function noTopUp(reader: Reader, language: Language): Reason {
  const words = reasonWords("top_up_none", language, {});
  return {
    ...{ kind: "top_up_none" as const, ...words, state: "none", articleSlug: null },
    ...{ orderId: null, caseId: null, at: reader.now.toISOString(), isOpen: false },
  };
}

async function lockReasons(
  reader: Reader,
  customerId: string,
  language: Language,
): Promise<Reason[]> {
  const me = await readMe(reader, customerId);
  const { timeZone } = reader.app.config;
  const base = { orderId: null, caseId: null, isOpen: true, state: "locked" };
  const reasons: Reason[] = [];
  if (me.walletLock) {
    const at = me.walletLock.since;
    const time = momentText(at, language, timeZone);
    const words = reasonWords("wallet_locked", language, { time });
    const articleSlug = "unlock-wallet";
    reasons.push({ ...base, kind: "wallet_locked", ...words, articleSlug, at });
  }
  if (me.pinLockedUntil) {
    const time = momentText(me.pinLockedUntil, language, timeZone);
    const words = reasonWords("pin_locked", language, { time });
    const at = reader.now.toISOString();
    reasons.push({ ...base, kind: "pin_locked", ...words, articleSlug: "pin-locked", at });
  }
  return reasons;
}

async function orderReasons(
  reader: Reader,
  customerId: string,
  language: Language,
): Promise<Reason[]> {
  const orders = await recentOrders(reader, customerId, ORDERS_LOOKED_AT, language);
  const view = viewOf(reader, language);
  const since = reader.now.getTime() - SETTLED_RECENTLY_MS;
  return orders
    .map((order) => orderReason(order, view))
    .filter((reason): reason is Reason => reason !== null)
    .filter((reason) => reason.isOpen || Date.parse(reason.at) >= since);
}

async function caseReasons(
  reader: Reader,
  customerId: string,
  language: Language,
): Promise<Reason[]> {
  const { timeZone } = reader.app.config;
  const cases = await casesOf(reader, customerId);
  return cases
    .filter((one) => one.state !== "closed" && one.state !== "resolved")
    .map((one) => ({
      kind: "case_open" as const,
      ...reasonWords("case_open", language, {
        number: one.number,
        subject: one.subject,
        due: one.dueAt ? dayText(one.dueAt, language, timeZone) : "",
      }),
      state: one.state,
      articleSlug: "case-progress",
      orderId: null,
      caseId: one.id,
      at: one.createdAt,
      isOpen: true,
    }));
}

function viewOf(reader: Reader, language: Language) {
  return { now: reader.now, language, timeZone: reader.app.config.timeZone };
}
