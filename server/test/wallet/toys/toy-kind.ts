import { z } from "zod";
import { railSide } from "../../../modules/wallet/orders/counterparties.ts";
import type { OrderKindSpec } from "../../../modules/wallet/orders/kind.ts";
import { railDetail } from "../../../modules/wallet/rails/customer-step.ts";
import { railNext } from "../../../modules/wallet/rails/next-text.ts";

/** A whole order kind in one file: money that goes out by a rail. */
export const toyKind: OrderKindSpec = {
  name: { zh: "玩具提现", en: "Toy cash-out" },
  direction: "out",
  starts: ["created"],
  moves: {
    created: ["pending", "succeeded", "failed", "cancelled"],
    pending: ["pending", "succeeded", "failed"],
    failed: ["failed"],
  },
  customerMayCancel: [],
  detail: railDetail.or(z.null()),
  counterparty: railSide,
  limits: ["per_payment"],
  notices: {},
  texts: {
    steps: { toy_requested: { zh: "您要提现", en: "You asked for your money" } },
    reasons: {},
  },
  next: railNext("payOut"),
  rail: { direction: "payOut", transfer: "withdrawal" },
};
