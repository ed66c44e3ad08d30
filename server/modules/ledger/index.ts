import type { App } from "../../platform/app.ts";
import type { Module } from "../../platform/module.ts";
import { proveAllJob } from "./jobs.ts";
import { routes } from "./routes.ts";
import { startWatch } from "./watch.ts";

export { openAccounts } from "./accounts.ts";
export { balanceAt, balancesOf, entriesOf } from "./balances.ts";
export { type ChartName, chart, ownStripe, STRIPES, systemAccountId } from "./chart.ts";
export { expireHolds } from "./expire.ts";
export { closeAccounts, freezeAccounts } from "./freeze.ts";
export { journalAfter } from "./journal.ts";
export { derivedId } from "./keys.ts";
export { post } from "./post.ts";
export { proveAll, proveNew } from "./prove.ts";
export { sealLists } from "./seal.ts";
export { transfersLane } from "./transfers-lane.ts";
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
