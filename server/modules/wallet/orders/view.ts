import type { App } from "../../../platform/app.ts";
import type { Language } from "../../../platform/http/errors.ts";
import { wireMoney } from "../../../platform/http/route.ts";
import { bankName } from "../rails/bank/banks.ts";
import type { Order } from "./schemas.ts";
import { nextTexts, reasonTexts, textOf, timelineTexts } from "./texts.ts";
import type { OrderRecord, OrderState, TimelineStep } from "./types.ts";

/** How a reader sees things: the language of the sentences and the zone of the times in them. */
export interface Viewer {
  readonly language: Language;
  readonly timeZone: string;
  /** The operator's name, which stands for the house as the other side of a credit. */
  readonly brand: Readonly<Record<Language, string>>;
}

export function viewerOf(app: App, language: Language): Viewer {
  return { language, timeZone: app.config.timeZone, brand: app.config.brand };
}

/** An order as the wire shows it, in the reader's language. */
export function orderView(order: OrderRecord, viewer: Viewer): Order {
  const { language } = viewer;
  return {
    id: order.id,
    kind: order.kind,
    state: order.state,
    amount: wireMoney(order.currency, order.amount_minor),
    // Customers pay no fee; what the merchant paid is on the merchant's screen.
    fee: wireMoney(order.currency, 0n),
    direction: order.kind === "payment" ? "out" : "in",
    counterparty: counterparty(order, viewer),
    receiptNumber: order.receipt_number,
    reason: order.reason,
    reasonText: order.reason === null ? null : textOf(reasonTexts, order.reason, language),
    next: nextText(order, viewer),
    createdAt: order.created_at.toISOString(),
    updatedAt: order.updated_at.toISOString(),
    completedAt: order.completed_at?.toISOString() ?? null,
    expiresAt: order.expires_at?.toISOString() ?? null,
    timeline: order.timeline.map(({ at, state, code }) => ({
      at,
      state,
      text: textOf(timelineTexts, code, language),
    })),
    note: order.note,
    refundedAmount: wireMoney(order.currency, order.refunded_minor),
    refundOf: order.refund_of,
    nextCheckAt: order.next_check_at?.toISOString() ?? null,
    bankAccount: bankAccount(order, language),
  };
}

/** A new step of an order's timeline, ready for `timeline || $n::jsonb`. */
export function step(at: Date, state: OrderState, code: string): TimelineStep {
  return { at: at.toISOString(), state, code };
}

export { moneyText } from "@jinnang/money";

function counterparty(order: OrderRecord, viewer: Viewer): Order["counterparty"] {
  if (order.merchant_name !== null) {
    return { kind: "merchant", name: order.merchant_name, detail: order.merchant_category };
  }
  if (order.bank_id !== null) {
    const detail = order.bank_last_four === null ? null : `•••• ${order.bank_last_four}`;
    return { kind: "bank", name: bankName(order.bank_id, viewer.language), detail };
  }
  return { kind: "house", name: viewer.brand[viewer.language], detail: order.note };
}

function bankAccount(order: OrderRecord, language: Language): Order["bankAccount"] {
  const { bank_account_id: id, bank_id: bankId, bank_last_four: lastFour } = order;
  if (id === null || bankId === null || lastFour === null) return null;
  return { id, bankName: bankName(bankId, language), lastFour };
}

/** After these reasons the bank may hold the customer's money for a while. */
const PERHAPS_DEBITED = new Set(["bank_no_answer"]);

function nextText(order: OrderRecord, viewer: Viewer): string | null {
  const code = `${order.kind}_${order.state}`;
  const say = (name: string, at?: Date | null) =>
    textOf(nextTexts, name, viewer.language, { time: at ? clockTime(at, viewer) : "" });
  if (code === "top_up_pending") return say(code, order.next_check_at);
  if (code === "payment_created") return say(code, order.expires_at);
  if (code === "top_up_failed" && perhapsDebited(order)) return say("top_up_failed_debited");
  return code in nextTexts ? say(code) : null;
}

function perhapsDebited(order: OrderRecord): boolean {
  const late = order.timeline.some(({ code }) => code === "late_debit");
  return late || PERHAPS_DEBITED.has(order.reason ?? "");
}

function clockTime(at: Date, { language, timeZone }: Viewer): string {
  return at.toLocaleTimeString(language === "zh" ? "zh-CN" : "en-GB", {
    timeZone,
    hour: "2-digit",
    minute: "2-digit",
    hour12: false,
  });
}
