import { wordText } from "@jinnang/words";
import { z } from "zod";
import { houseSide } from "../orders/counterparties.ts";
import type { OrderKindSpec } from "../orders/kind.ts";

/** Money that the house gives a customer: it exists once it has succeeded. */
export const creditKind: OrderKindSpec = {
  name: wordText("orderKind", "credit"),
  direction: "in",
  starts: ["succeeded"],
  moves: {},
  customerMayCancel: [],
  detail: z.null(),
  counterparty: houseSide,
  limits: [],
  notices: { succeeded: "credit_done" },
  texts: {
    steps: {
      credit_granted: { zh: "补偿金已到余额", en: "A goodwill credit reached your balance" },
    },
    reasons: {},
  },
  next: () => null,
};
