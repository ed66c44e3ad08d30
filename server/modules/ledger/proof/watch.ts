import type { App } from "../../../platform/app.ts";
import { expireHolds } from "../post/expire-holds.ts";
import { proveNew, proveTotals } from "./prove.ts";
import { sealLists } from "./seal.ts";

const EVERY_MS = 1_000;
/** The totals read every account, so they come less often than the seals. */
const TOTALS_EVERY_MS = 60_000;

/** Expires, seals and proves once a second; every server process tries, one at a time does it. */
export function startWatch(app: App): () => Promise<void> {
  let atWork: Promise<void> | undefined;
  let totalsAt = performance.now() + TOTALS_EVERY_MS;
  const round = async () => {
    try {
      await expireHolds(app);
      await sealLists(app);
      await proveNew(app);
      if (performance.now() < totalsAt) return;
      totalsAt = performance.now() + TOTALS_EVERY_MS;
      await proveTotals(app);
    } catch (error) {
      app.log.warn({ err: error }, "watching the ledger failed; tried again in a second");
    }
  };
  const timer = setInterval(() => {
    atWork ??= round().finally(() => {
      atWork = undefined;
    });
  }, EVERY_MS);
  return async () => {
    clearInterval(timer);
    await atWork;
  };
}
