import type { Lane } from "../../../platform/batch/lane.ts";
import type { GroupResult, Transfer } from "../types.ts";
import { post } from "./post.ts";

/**
 * The lane for posting groups that are no order of the wallet: loads, corrections, measurements.
 * 1,000 groups keep a list's transaction near 20 ms; longer lists only delay the first answer.
 */
export const transfersLane: Lane<readonly Transfer[], GroupResult> = {
  name: "ledger.transfers",
  listMax: 1_000,
  work: async (tx, groups) => (await post(tx, groups)).map((value) => ({ ok: true, value })),
};
