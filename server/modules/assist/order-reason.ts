import { formatMoney } from "@jinnang/money";
import type { Language } from "../../platform/http/errors.ts";
import type { Order } from "../wallet/index.ts";
import type { Reason } from "./reason.ts";
import { momentText, type ReasonKind, reasonWords, waitText } from "./reason-texts.ts";

/** Articles that explain why a payment was refused, by the order's reason. */
const PAYMENT_ARTICLES: Record<string, string> = {
  insufficient_funds: "payment-insufficient-funds",
  limit_exceeded: "payment-limit-exceeded",
  merchant_closed: "merchant-closed",
  pay_code_expired: "qr-code-expired",
  order_expired: "qr-code-expired",
  wallet_locked: "wallet-locked-why",
};

/** A top-up that waits longer than this is no longer the usual few seconds. */
const SLOW_MS = 60_000;

/** What an order may make its customer ask, or null when there is nothing to ask about it. */
export function orderReason(
  order: Order,
  input: { now: Date; language: Language; timeZone: string },
): Reason | null {
  const found = kindOf(order, input.now);
  if (!found) return null;
  const { language, timeZone, now } = input;
  const at = order.completedAt ?? order.updatedAt;
  const words = reasonWords(found.kind, language, {
    amount: formatMoney(order.amount.currency, BigInt(order.amount.value), language),
    name: order.counterparty.name,
    time: momentText(found.isOpen ? order.createdAt : at, language, timeZone),
    reason: order.reasonText ?? "",
    receipt: order.receiptNumber ?? "",
    wait: waitText(now.getTime() - Date.parse(order.createdAt), language),
  });
  return {
    kind: found.kind,
    ...words,
    next: order.next ?? words.next,
    state: order.state,
    articleSlug: found.article,
    orderId: order.id,
    caseId: null,
    at,
    isOpen: found.isOpen,
  };
}

interface Found {
  kind: ReasonKind;
  article: string | null;
  /** Something is still to happen. */
  isOpen: boolean;
}

/**
 * How each kind of order is explained. A new kind does not compile until it has its own words here;
 * a kind that only one app has is not explained, rather than in the words of another.
 */
const EXPLAINED: Record<Order["kind"], (order: Order, now: Date) => Found | null> = {
  top_up: topUpKind,
  payment: paymentKind,
  refund: ({ state }) => whenDone(state, { kind: "refund_done", article: "refund-how" }),
  credit: ({ state }) => whenDone(state, { kind: "credit_done", article: "goodwill-credit" }),
};

function kindOf(order: Order, now: Date): Found | null {
  return Object.hasOwn(EXPLAINED, order.kind) ? EXPLAINED[order.kind](order, now) : null;
}

function whenDone(state: Order["state"], found: Omit<Found, "isOpen">): Found | null {
  return state === "succeeded" ? { ...found, isOpen: false } : null;
}

function topUpKind(order: Order, now: Date): Found {
  if (order.state === "failed" || order.state === "cancelled" || order.state === "expired") {
    return { kind: "top_up_failed", article: "top-up-failed", isOpen: false };
  }
  if (order.state === "succeeded") return { kind: "top_up_done", article: null, isOpen: false };
  const isSlow = now.getTime() - Date.parse(order.createdAt) > SLOW_MS;
  const article = isSlow ? "bank-debited-no-answer" : "top-up-not-arrived";
  return { kind: "top_up_pending", article, isOpen: true };
}

function paymentKind(order: Order): Found | null {
  if (order.state === "succeeded") return { kind: "payment_done", article: null, isOpen: false };
  if (order.state === "created" || order.state === "pending") {
    return { kind: "payment_waiting", article: "pay-merchant-how", isOpen: true };
  }
  if (order.state === "cancelled") return null;
  const article = PAYMENT_ARTICLES[order.reason ?? ""] ?? "payment-failed";
  return { kind: "payment_failed", article, isOpen: false };
}
