import pg from "pg";

/**
 * The server works as a role of its own, which may use the tables but neither change nor empty what
 * is never changed: the audit log, the ledger, the evidence. Only the owner, who migrates, may.
 */
export const SERVER_ROLE = "jinnang_server";
/** For reports: reads money and cases, and nothing that is sealed or secret. */
export const READER_ROLE = "jinnang_reader";

/** The same constant as for migrations: what they made is granted before anybody else migrates. */
const LOCK_KEY = 7_204_113;
const REPORTED = ["ledger", "wallet", "cases"];
/** Written once: the audit log's seal alone is filled in later. */
const APPENDED = ["platform.security_event", "platform.alarm"];
const SEAL = "number, previous_hash, hash, key_version";

/** Makes the roles where they are missing and grants them what the migrated schema holds. */
export async function separateRoles(
  ownerUrl: string,
  server: { name: string; password?: string | undefined },
): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [LOCK_KEY]);
    const password = server.password ? ` password ${pg.escapeLiteral(server.password)}` : "";
    await makeRole(client, server.name, `login${password}`);
    await makeRole(client, READER_ROLE, "nologin");
    await grant(client, pg.escapeIdentifier(server.name));
  } finally {
    await client.end();
  }
}

async function makeRole(client: pg.Client, name: string, options: string): Promise<void> {
  const { rowCount } = await client.query("select from pg_roles where rolname = $1", [name]);
  if (rowCount === 1) return;
  await client.query(
    `create role ${pg.escapeIdentifier(name)} nosuperuser nocreatedb nocreaterole ${options}`,
  );
}

async function grant(client: pg.Client, server: string): Promise<void> {
  const schemas = await names(
    client,
    `select quote_ident(nspname) as name from pg_namespace
     where nspname !~ '^pg_' and nspname not in ('information_schema', 'public')`,
  );
  for (const schema of schemas) {
    await client.query(`grant usage on schema ${schema} to ${server}`);
    await client.query(
      `grant select, insert, update, delete on all tables in schema ${schema} to ${server}`,
    );
    await client.query(`grant usage, select on all sequences in schema ${schema} to ${server}`);
  }
  for (const table of [...(await immutableTables(client)), ...APPENDED]) {
    await client.query(`revoke update, delete on ${table} from ${server}`);
  }
  await client.query(`grant update (${SEAL}) on platform.audit_entry to ${server}`);
  await client.query(`revoke insert, update, delete on platform.migration from ${server}`);
  await admitToWorker(client, server);
  for (const schema of REPORTED) {
    await client.query(`grant usage on schema ${schema} to ${READER_ROLE}`);
    await client.query(`grant select on all tables in schema ${schema} to ${READER_ROLE}`);
  }
}

/** Those that a trigger guards already; the role is the second lock on the same door. */
function immutableTables(client: pg.Client): Promise<string[]> {
  return names(
    client,
    `select distinct tgrelid::regclass::text as name from pg_trigger
     where not tgisinternal and tgname like '%\\_immutable'`,
  );
}

/** The job worker's tables let only their owner in, unless a policy says otherwise. */
async function admitToWorker(client: pg.Client, server: string): Promise<void> {
  const guarded = await names(
    client,
    `select c.oid::regclass::text as name from pg_class c
     where c.relnamespace = 'graphile_worker'::regnamespace and c.relrowsecurity
       and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'server')`,
  );
  for (const table of guarded) {
    await client.query(
      `create policy server on ${table} to ${server} using (true) with check (true)`,
    );
  }
}

async function names(client: pg.Client, sql: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(sql);
  return rows.map(({ name }) => name);
}

/** The same database as another role. */
export function urlAs(url: string, role: string): string {
  const other = new URL(url);
  other.username = role;
  other.password = "";
  return other.href;
}

export async function isSuperuser(databaseUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query("select rolsuper from pg_roles where rolname = user");
    return rows[0]?.rolsuper === true;
  } finally {
    await client.end();
  }
}
