import { wordText } from "@jinnang/words";
import { z } from "zod";
import { merchantSide } from "../orders/counterparties.ts";
import type { OrderKindSpec } from "../orders/kind.ts";

/** A payment given back, in full or in part: it exists once it has succeeded. */
export const refundKind: OrderKindSpec = {
  name: wordText("orderKind", "refund"),
  direction: "in",
  starts: ["succeeded"],
  moves: {},
  customerMayCancel: [],
  detail: z.null(),
  counterparty: merchantSide,
  limits: [],
  notices: { succeeded: "refund_done" },
  texts: {
    steps: {
      refund_by_merchant: {
        zh: "商户退款，已到余额",
        en: "Refunded by the merchant to your balance",
      },
      refund_by_staff: { zh: "客服退款，已到余额", en: "Refunded by our staff to your balance" },
    },
    reasons: {},
  },
  next: () => null,
};
