import { z } from "zod";
import { job } from "../../../platform/events/jobs.ts";
import { proveAll } from "./prove.ts";

/** "Prove now": the whole ledger from its first seal; a repeated run continues where it was. */
export const proveAllJob = job({
  name: "ledger.prove-all",
  payload: z.object({ proofId: z.uuid() }),
  run: (app, { proofId }) => proveAll(app, proofId),
});
