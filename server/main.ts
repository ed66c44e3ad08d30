import { type Config, readConfig } from "./config.ts";
import { demandRightMode } from "./mode.ts";
import { startPostgres } from "./platform/database/postgres.ts";
import { watchPostgres } from "./platform/database/watch-postgres.ts";
import { prepareDatabase } from "./prepare-database.ts";
import { seedSandbox } from "./sandbox/seed.ts";
import { sandboxSignIns } from "./sandbox/sign-ins.ts";
import { createApp, type Server, startServer } from "./server.ts";

/** Starts the whole system and stops it gracefully on SIGTERM or SIGINT. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const embedded = config.databaseUrl ? undefined : await startPostgres(config);
  const databaseUrl = await prepareDatabase(config, embedded?.url("jinnang"));
  await demandRightDatabase(config, databaseUrl);
  const server = await startServer({ config, databaseUrl });
  if (config.mode === "sandbox") await seedSandbox(server.app);
  await server.http.listen({ port: config.port, host: config.host });
  announce(server);
  const unwatch = embedded
    ? watchPostgres(embedded, { log: server.app.log, giveUp: () => process.exit(1) })
    : () => undefined;
  stopOnSignal(server, async () => {
    unwatch();
    await embedded?.stop();
  });
}

/** Before anything runs on it: a wrong one is left as it was found. */
async function demandRightDatabase(config: Config, databaseUrl: string): Promise<void> {
  const app = createApp({ config, databaseUrl });
  try {
    await demandRightMode(app);
  } finally {
    await app.database.close();
  }
}

function announce({ app, http }: Server): void {
  const address = http.server.address();
  const port = typeof address === "object" && address ? address.port : app.config.port;
  const base = `http://localhost:${port}`;
  const lines = [
    `Wallet    ${base}/`,
    `Console   ${base}/console/`,
    ...(app.config.mode === "sandbox"
      ? [
          `Sandbox   ${base}/sandbox  (codes of staff, SMS and email, the play bank)`,
          "",
          ...sandboxSignIns(),
        ]
      : []),
  ];
  process.stdout.write(`\n${lines.join("\n")}\n\n`);
  app.log.info({ port, mode: app.config.mode }, "ready");
}

/** A second signal ends at once. */
function stopOnSignal(server: Server, stopDatabase: () => Promise<void>): void {
  let stopping = false;
  const stop = async () => {
    if (stopping) process.exit(1);
    stopping = true;
    server.app.log.info("stopping");
    await server.stop();
    await stopDatabase();
    process.exit(0);
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
}

main().catch((error: Error) => {
  process.stderr.write(`\nJinnang could not start: ${error.message}\n`);
  if (error.cause) process.stderr.write(`${String(error.cause)}\n`);
  process.exit(1);
});
