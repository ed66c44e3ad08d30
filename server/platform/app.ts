import type { Config } from "../config.ts";
import type { Lanes } from "./batch/lane.ts";
import type { Clock } from "./clock.ts";
import type { Database } from "./database/database.ts";
import type { Live } from "./events/live.ts";
import type { Log } from "./log.ts";
import type { Metrics } from "./metrics.ts";
import type { Extras } from "./registry.ts";
import type { Vault } from "./security/vault.ts";

/** What every part of the running server may use. One server process has exactly one. */
export interface App {
  readonly config: Config;
  readonly log: Log;
  readonly clock: Clock;
  readonly database: Database;
  readonly lanes: Lanes;
  readonly live: Live;
  readonly vault: Vault;
  readonly metrics: Metrics;
  /** What this app adds to the registries of the product; empty but for tests and own builds. */
  readonly extras: Extras;
  /** Where this process itself answers, such as `http://127.0.0.1:3000`; "" until it listens. */
  readonly listener: { url: string };
}
