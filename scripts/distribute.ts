import pg from "pg";

/**
 * Spreads the ledger's tables over the workers of a Citus cluster; everything else stays on the
 * coordinator. Run it after the migrations, while no server process is at work; what is spread
 * already is left as it is. The steps around it and the limits: docs/operate/scale.md.
 */
const TABLES: readonly { table: string; column: string; beside?: string }[] = [
  { table: "ledger.account", column: "key" },
  { table: "ledger.entry", column: "account_key", beside: "ledger.account" },
  { table: "ledger.transfer", column: "id" },
  { table: "ledger.hold", column: "id", beside: "ledger.transfer" },
  { table: "ledger.reversed", column: "id", beside: "ledger.transfer" },
];

/** Every list of transfers visits every shard, so more of them only cost. */
const SHARDS_PER_WORKER = 1;

const SETTINGS: readonly (readonly [name: string, value: string])[] = [
  // Our triggers only refuse; they read and write nothing beyond their row, which Citus fears.
  ["citus.enable_unsafe_triggers", "on"],
  // One connection a worker and so one prepared transaction to commit, instead of one a shard.
  ["citus.multi_shard_modify_mode", "sequential"],
];

export async function distribute(databaseUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const done: string[] = [];
  try {
    for (const setting of SETTINGS) await setForDatabase(client, setting);
    await setShardCount(client);
    for (const { table, column, beside = "none" } of TABLES) {
      if (await isDistributed(client, table)) continue;
      const create = "select create_distributed_table($1, $2, colocate_with => $3)";
      await client.query(create, [table, column, beside]);
      done.push(table);
    }
  } finally {
    await client.end();
  }
  return done;
}

/** For this session and for every later one of this database. */
async function setForDatabase(client: pg.Client, [name, value]: readonly [string, string]) {
  await client.query("select set_config($1, $2, false)", [name, value]);
  const { rows } = await client.query("select format('%I', current_database()) as name");
  await client.query(`alter database ${rows[0].name} set ${name} = ${value}`);
}

async function setShardCount(client: pg.Client): Promise<void> {
  const { rows } = await client.query(
    "select count(*)::int as workers from citus_get_active_worker_nodes()",
  );
  const workers = Math.max(1, rows[0].workers);
  const shards = process.env.SHARDS ?? String(workers * SHARDS_PER_WORKER);
  await client.query("select set_config('citus.shard_count', $1, false)", [shards]);
}

async function isDistributed(client: pg.Client, table: string): Promise<boolean> {
  const { rows } = await client.query(
    "select 1 from citus_tables where table_name = $1::regclass",
    [table],
  );
  return rows.length > 0;
}

if (import.meta.main) {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error("say the coordinator's database in DATABASE_URL");
  for (const table of await distribute(url)) console.log(`spread ${table}`);
}
