import { statfs } from "node:fs/promises";
import type { App } from "../app.ts";
import { refuse } from "./errors.ts";
import { writeProbe } from "./queries.ts";

/** With less free space, PostgreSQL may not be able to write its next segment (16 MB each). */
const FREE_BYTES_MIN = 64 * 1024 * 1024;

/**
 * Throws `service_unavailable` unless this process can serve: the database takes a write, and the
 * disk of the embedded one has room. A load balancer then sends people elsewhere.
 */
export async function demandReady({ database, config, log }: App): Promise<void> {
  try {
    await database.run(writeProbe);
    if (config.databaseUrl) return;
    const { bavail, bsize } = await statfs(config.dataDir);
    if (bavail * bsize < FREE_BYTES_MIN) throw new Error("the disk is nearly full");
  } catch (error) {
    log.warn({ err: error }, "not ready");
    throw refuse("service_unavailable");
  }
}
