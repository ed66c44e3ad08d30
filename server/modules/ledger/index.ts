import type { App } from "../../platform/app.ts";
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

const watches = new WeakMap<App, () => Promise<void>>();

export const module: Module = {
  name: "ledger",
  routes,
  jobs: [proveAllJob] as unknown as NonNullable<Module["jobs"]>,
  async start(app) {
    watches.set(app, startWatch(app));
  },
  async stop(app) {
    await watches.get(app)?.();
  },
};
