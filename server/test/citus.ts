import pg from "pg";
import { distribute } from "../../scripts/distribute.ts";
import { migrate } from "../platform/database/migrate.ts";

/**
 * Test databases on a Citus cluster. A distributed database cannot be cloned from a template, so
 * each one is made anew on every node, migrated and distributed as docs/operate/scale.md says.
 */

/** `nodes`: `host:port` of the coordinator, then of the workers; user postgres, no password. */
export async function makeCitusDatabase(nodes: readonly string[], name: string): Promise<string> {
  for (const node of nodes) {
    await run(urlOf(node, "postgres"), `create database ${name}`);
    await run(urlOf(node, name), "create extension citus");
  }
  const [coordinator = "", ...workers] = nodes;
  const url = urlOf(coordinator, name);
  await run(url, `select citus_set_coordinator_host(${address(coordinator)})`);
  for (const worker of workers) await run(url, `select citus_add_node(${address(worker)})`);
  await migrate(url);
  await distribute(url);
  return url;
}

export async function dropCitusDatabase(nodes: readonly string[], name: string): Promise<void> {
  const [coordinator = "", ...workers] = nodes;
  const drop = (node: string, how: string) =>
    run(urlOf(node, "postgres"), `drop database if exists ${name} ${how}`);
  // Sockets of a closed pool may still be closing: only then by force, which they would report.
  await drop(coordinator, "").catch(() => drop(coordinator, "with (force)"));
  // The nodes keep connections to each other, which only force ends.
  for (const worker of workers) await drop(worker, "with (force)");
}

function urlOf(node: string, database: string): string {
  return `postgresql://postgres@${node}/${database}?application_name=tests`;
}

function address(node: string): string {
  const { hostname, port } = new URL(`postgresql://${node}`);
  return `${pg.escapeLiteral(hostname)}, ${Number(port)}`;
}

async function run(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    // Two tests at once must not copy the same template database.
    await client.query("select pg_advisory_lock(7204115)");
    await client.query(sql);
  } finally {
    await client.end();
  }
}
