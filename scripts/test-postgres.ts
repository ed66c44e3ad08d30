import { startPostgres } from "../server/platform/database/postgres.ts";

/**
 * Holds the database of one test run: starts it in the folder given, says so on standard output,
 * and stops it when standard input closes, which also happens when the run dies.
 */
const [dataDir] = process.argv.slice(2);
if (!dataDir) throw new Error("say the folder of the test database");

const settings = {
  max_connections: "400",
  shared_buffers: "256MB",
  // A lost machine loses only a test run, so nothing need reach the disk.
  fsync: "off",
};
const postgres = await startPostgres({
  dataDir,
  postgresBin: process.env.POSTGRES_BIN,
  settings,
});
// A signal to the whole group must not end this process before it has stopped the database.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => undefined);
process.stdout.write("ready\n");
process.stdin.resume();
process.stdin.on("close", async () => {
  await postgres.stop();
  process.exit(0);
});
