import type { Module } from "../../platform/module.ts";
import { proveAllJob } from "./proof/jobs.ts";
import { startWatch } from "./proof/watch.ts";
import { routes } from "./routes.ts";

export { balanceAt, balancesOf, entriesOf } from "./accounts/balances.ts";
export { closeAccounts, freezeAccounts } from "./accounts/freeze.ts";
export { openAccounts } from "./accounts/open-accounts.ts";
export { type ChartName, chart, ownStripe, STRIPES, systemAccountId } from "./chart.ts";
export { derivedId } from "./keys.ts";
export { expireHolds } from "./post/expire-holds.ts";
export { post } from "./post/post.ts";
export { transfersLane } from "./post/transfers-lane.ts";
export { journalAfter } from "./proof/journal.ts";
export { lastProofAt } from "./proof/last-proof.ts";
export { proveAll, proveNew } from "./proof/prove.ts";
export { sealLists } from "./proof/seal.ts";
export type {
  Balance,
  Entry,
  GroupResult,
  NewAccount,
  Transfer,
  TransferCode,
  TransferKind,
} from "./types.ts";

export const module: Module = {
  name: "ledger",
  routes,
  jobs: [proveAllJob],
  start: async (app) => startWatch(app),
};
