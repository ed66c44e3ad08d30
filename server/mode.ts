import { hasPeople } from "./modules/identity/index.ts";
import type { App } from "./platform/app.ts";
import { hasMark, setMark } from "./platform/database/mark.ts";

/**
 * A sandbox has customers and admins whose secrets everybody can read in its source. So its
 * database is marked for good and production refuses it; and the sandbox refuses a database that
 * production used, or that holds people it did not make.
 */
export async function demandRightMode(app: App): Promise<void> {
  const { database, config } = app;
  const wasSandbox = await hasMark(database, "sandbox");
  if (config.mode === "production") {
    if (wasSandbox) throw new Error("MODE=production refuses a database that ran as a sandbox");
    await database.transaction((tx) => setMark(tx, "production"));
    return;
  }
  if (await hasMark(database, "production")) {
    throw new Error("MODE=sandbox refuses a database that ran as production");
  }
  if (!wasSandbox && !config.sandboxAdopts && (await hasPeople(database))) {
    throw new Error(
      "MODE=sandbox refuses a database with people that it did not make. " +
        "Did you mean MODE=production? SANDBOX_ADOPT=yes makes it a sandbox for good",
    );
  }
  await database.transaction((tx) => setMark(tx, "sandbox"));
}
