import { readFileSync } from "node:fs";
import pg from "pg";
import { uuidv7 } from "../../server/platform/ids.ts";
import { ACCOUNTS, type Load, picker } from "./load.ts";
import { closedLoop, type Figures, type Outcome } from "./measure.ts";
import { query } from "./postgres.ts";

/** What ours is measured against, in the same run and on the same server. */
export interface Peer {
  readonly name: string;
  run(load: Load, seconds: number): Promise<Figures>;
  close(): Promise<void>;
}

/** As many as the product's own pool has. */
const CONNECTIONS = 20;
const NO_FUNDS = "P0001";

function openPool(url: string): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max: CONNECTIONS });
  pool.on("error", (error) => console.error(error.message));
  return pool;
}

const ROW_LOCK_SCHEMA = `
  create schema peer;
  create table peer.account (id int primary key, balance bigint not null);
  create table peer.transfer (id uuid primary key, debit int not null, credit int not null,
    amount bigint not null, at timestamptz not null default now());
  create table peer.entry (id bigint generated always as identity primary key,
    account int not null, transfer uuid not null, amount bigint not null, balance bigint not null);
  create index on peer.entry (account, id);
  insert into peer.account select n, case n when 0 then 0 else 1000000000 end
  from generate_series(0, ${ACCOUNTS + 1}) n;`;

/**
 * The usual way: one transaction for each transfer, both rows locked in the order of their ids, the
 * balance checked, two updates, a transfer and two entries with the running balance.
 */
export async function rowLockPeer(url: string): Promise<Peer> {
  await query(url, ROW_LOCK_SCHEMA);
  await query(url, "vacuum analyze peer.account");
  const pool = openPool(url);
  return {
    name: "row locks",
    close: () => pool.end(),
    run(load, seconds) {
      const pick = picker(load);
      return closedLoop(load.clients, seconds, async (): Promise<Outcome> => {
        const { payer, payee } = pick();
        const client = await pool.connect();
        try {
          return await rowLockTransfer(client, payer, payee);
        } finally {
          client.release();
        }
      });
    },
  };
}

async function rowLockTransfer(
  client: pg.PoolClient,
  payer: number,
  payee: number,
): Promise<Outcome> {
  const run = (name: string, text: string, values: unknown[]) =>
    client.query({ name, text, values });
  await client.query("begin");
  const { rows } = await run(
    "lock",
    "select id, balance from peer.account where id in ($1, $2) order by id for update",
    [payer, payee],
  );
  const balanceOf = (id: number) => BigInt(rows.find((row) => row.id === id)?.balance ?? 0);
  if (balanceOf(payer) < 1n) {
    await client.query("rollback");
    return "refused";
  }
  const id = uuidv7();
  const update = "update peer.account set balance = balance + $2 where id = $1";
  const entry =
    "insert into peer.entry (account, transfer, amount, balance) values ($1, $2, $3, $4)";
  await run("update", update, [payer, -1]);
  await run("update", update, [payee, 1]);
  const transfer = "insert into peer.transfer (id, debit, credit, amount) values ($1, $2, $3, 1)";
  await run("transfer", transfer, [id, payer, payee]);
  await run("entry", entry, [payer, id, -1, (balanceOf(payer) - 1n).toString()]);
  await run("entry", entry, [payee, id, 1, (balanceOf(payee) + 1n).toString()]);
  await client.query("commit");
  return "posted";
}

/** pgledger as shipped: one function call for each transfer. Its SQL is given by a path. */
export async function pgledgerPeer(url: string, sqlPath: string): Promise<Peer> {
  await query(url, readFileSync(sqlPath, "utf8"));
  const filled = await query(
    url,
    `select id from generate_series(0, ${ACCOUNTS + 1}) n,
       lateral pgledger_create_account('bench ' || n, 'CNY', n <> 0, true) order by n`,
  );
  const ids = filled.rows.map((row: { id: string }) => row.id);
  await query(url, "vacuum analyze");
  const pool = openPool(url);
  const text = "select id from pgledger_create_transfer($1, $2, 1)";
  return {
    name: "pgledger",
    close: () => pool.end(),
    run(load, seconds) {
      const pick = picker(load);
      return closedLoop(load.clients, seconds, async (): Promise<Outcome> => {
        const { payer, payee, refused } = pick();
        try {
          await pool.query({ name: "transfer", text, values: [ids[payer], ids[payee]] });
          return "posted";
        } catch (error) {
          if (refused && (error as { code?: string }).code === NO_FUNDS) return "refused";
          throw error;
        }
      });
    },
  };
}

/**
 * The limit: the rows of our own tables by bare bulk insert and update, made by the server itself.
 * No client, no rules, no idempotency; one connection, a list as long as there are clients.
 */
export function bulkPeer(url: string): Peer {
  const client = new pg.Client({ connectionString: url });
  client.on("error", (error) => console.error(error.message));
  const connected = client.connect();
  return {
    name: "bare bulk",
    close: () => client.end(),
    async run(load, seconds) {
      await connected;
      const hot = load.shape === "hot";
      let posted = 0;
      const figures = await closedLoop(1, seconds, async () => {
        await client.query({ name: "bulk", text: BULK, values: [load.clients, hot] });
        posted += load.clients;
        return "posted";
      });
      // One operation is a whole list here; the warm-up tenth is in `posted`, too.
      return { ...figures, perSecond: posted / (seconds * 1.1) };
    },
  };
}

const BULK = `
  with given as materialized (
    select n, gen_random_uuid() as id, (1 + floor(random() * ${ACCOUNTS}))::int as payer,
      case when $2::boolean then 0 else (1 + floor(random() * ${ACCOUNTS}))::int end as payee,
      clock_timestamp() + n * interval '1 microsecond' as at
    from generate_series(1, $1::int) n
  ), keys as materialized (
    select g.n, g.id, g.at, p.key as debit_key, q.key as credit_key
    from given g join bench_key p on p.number = g.payer join bench_key q on q.number = g.payee
    where p.key <> q.key
  ), list as (
    insert into ledger.list (id, at, transfers, hash)
    select nextval('ledger.list_number'), now(), $1, sha256('x')
  ), accounts as (
    update ledger.account a set debits_posted = debits_posted + s.debits,
      credits_posted = credits_posted + s.credits, version = version + s.entries,
      last_at_us = last_at_us + 1
    from (select key, sum(debits) as debits, sum(credits) as credits, count(*) as entries
      from (select debit_key as key, 1 as debits, 0 as credits from keys
        union all select credit_key, 0, 1 from keys) sides group by key) s
    where a.key = s.key
  ), transfers as (
    insert into ledger.transfer (id, debit_key, credit_key, amount_minor, at, list_id, code, kind)
    select id, debit_key, credit_key, 1, at, 0, 1, 1 from keys
  )
  insert into ledger.entry (account_key, at, version, transfer_id, balance_minor)
  select debit_key, at, 1, id, 1 from keys union all select credit_key, at, 1, id, 1 from keys`;

/** Lets the bulk statement find accounts by number, in a database of its own. */
export async function prepareBulk(url: string): Promise<void> {
  await query(
    url,
    `create table bench_key as
       select (row_number() over (order by key) - 1)::int as number, key
       from ledger.account where floor_minor is not null and credits_posted > 0;
     alter table bench_key add primary key (number);
     analyze bench_key`,
  );
}
