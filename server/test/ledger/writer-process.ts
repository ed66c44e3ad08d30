import { type Transfer, transfersLane } from "../../modules/ledger/index.ts";
import type { App } from "../../platform/app.ts";
import { createLanes } from "../../platform/batch/lane.ts";
import { systemClock } from "../../platform/clock.ts";
import { openDatabase } from "../../platform/database/database.ts";
import { createLog } from "../../platform/log.ts";
import { createMetrics } from "../../platform/metrics.ts";

/** A server process reduced to its ledger: groups come in as messages, codes go out. */
const databaseUrl = process.argv[2] ?? "";
const log = createLog({ level: process.env.TEST_LOG_LEVEL ?? "silent", pretty: false });
const metrics = createMetrics();
// Only what lanes and the ledger use: starting the other modules takes most of a second.
const app = { log, metrics, clock: systemClock } as unknown as App;
const database = openDatabase(databaseUrl, () => app, systemClock);
const lanes = createLanes({ database: () => database, log, metrics, grouped: true });

process.on("message", async ({ number, group }: { number: number; group: Transfer[] }) => {
  const answer = await lanes.submit(transfersLane, group).then(
    (result) => ({ number, code: result.code }),
    (error: { code?: string; message: string }) => ({ number, error: error.code ?? error.message }),
  );
  if (process.connected) process.send?.(answer);
});
process.on("disconnect", () => process.exit(0));
process.send?.({ ready: true });
