import type { Config } from "./config.ts";
import { ensureDatabase } from "./platform/database/ensure-database.ts";
import { migrate } from "./platform/database/migrate.ts";
import { isSuperuser, SERVER_ROLE, separateRoles, urlAs } from "./platform/database/roles.ts";

/** Migrates as the owner; returns where the server then works, as a role that owns nothing. */
export async function prepareDatabase(
  config: Config,
  embeddedUrl: string | undefined,
): Promise<string> {
  const given = config.databaseUrl ?? (embeddedUrl ? urlAs(embeddedUrl, SERVER_ROLE) : "");
  const ownerUrl = config.databaseOwnerUrl ?? embeddedUrl ?? given;
  await ensureDatabase(ownerUrl);
  await migrate(ownerUrl);
  if (ownerUrl !== given) {
    const { username, password } = new URL(given);
    const name = decodeURIComponent(username);
    await separateRoles(ownerUrl, { name, password: decodeURIComponent(password) });
  }
  const mayBeAnybody = config.mode === "sandbox" || config.databaseSuperuser === "allow";
  if (!mayBeAnybody && (await isSuperuser(given))) {
    throw new Error(
      "DATABASE_URL is a superuser, who can change the audit log. Give DATABASE_OWNER_URL and let " +
        "DATABASE_URL be a user of its own (docs/operate/security.md), or DATABASE_SUPERUSER=allow",
    );
  }
  return given;
}
