import { z } from "zod";
import { job } from "../../../platform/events/jobs.ts";
import { returnDebit } from "../rails/bank/bank.ts";

/** Asks the bank to send a debit back; repeated by the job runner until the bank has heard it. */
export const returnDebitJob = job({
  name: "wallet.return-debit",
  payload: z.object({ orderId: z.uuid() }),
  run: async (app, { orderId }) => {
    await returnDebit(app, orderId);
  },
});
