import { wordText } from "@jinnang/words";
import { railSide } from "../orders/counterparties.ts";
import type { OrderKindSpec } from "../orders/kind.ts";
import { railDetail } from "../rails/customer-step.ts";
import { railNext } from "../rails/next-text.ts";

/**
 * Money that comes in by a rail. It cannot be cancelled: the rail may have it already. A failed
 * top-up may get one more step, when the rail reports a debit after all.
 */
export const topUpKind: OrderKindSpec = {
  name: wordText("orderKind", "top_up"),
  direction: "in",
  starts: ["created"],
  moves: {
    created: ["pending", "succeeded", "failed"],
    pending: ["pending", "succeeded", "failed"],
    failed: ["failed"],
  },
  customerMayCancel: [],
  detail: railDetail,
  counterparty: railSide,
  limits: ["top_up", "balance_max"],
  notices: { succeeded: "top_up_done", failed: "top_up_failed" },
  texts: {
    steps: {
      top_up_created: { zh: "您发起了充值", en: "You started the top-up" },
      top_up_failed: { zh: "充值失败", en: "The top-up failed" },
    },
    reasons: {},
  },
  next: railNext("topUp"),
  rail: { direction: "topUp", transfer: "topUp" },
};
