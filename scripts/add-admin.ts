import { readConfig } from "../server/config.ts";
import { demandRightMode } from "../server/mode.ts";
import { openFirstAdmin } from "../server/modules/identity/index.ts";
import { startPostgres } from "../server/platform/database/postgres.ts";
import { prepareDatabase } from "../server/prepare-database.ts";
import { createApp } from "../server/server.ts";

/**
 * `npm run add-admin -- NAME` prints a one-time link for an admin, with the settings of the server.
 * It works only while no admin can sign in; run it twice before the first one enrols, and the first
 * two admins come from here.
 */
async function main(): Promise<void> {
  const name = process.argv[2] ?? "";
  if (!name) throw new Error("say the admin's name: npm run add-admin -- NAME");
  const config = readConfig({ LOG_LEVEL: "warn", ...process.env });
  const embedded = config.databaseUrl ? undefined : await startPostgres(config);
  try {
    const databaseUrl = await prepareDatabase(config, embedded?.url("jinnang"));
    const app = createApp({ config, databaseUrl });
    try {
      await demandRightMode(app);
      const made = await app.database.transaction((tx) => openFirstAdmin(tx, name));
      if (!made) throw new Error("there is an admin already; add others in the console");
      process.stdout.write(`Staff number ${made.staffNumber}\n${made.url}\n`);
    } finally {
      await app.database.close();
    }
  } finally {
    await embedded?.stop();
  }
}

main().catch((error: Error) => {
  process.stderr.write(`No link was made: ${error.message}\n`);
  process.exitCode = 1;
});
