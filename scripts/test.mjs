import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Runs every test file over one shared real PostgreSQL, which lives in a temporary folder and is
 * gone afterwards. `npm test -- wallet` runs only the files whose path contains the word.
 */
const ROOT = new URL("../", import.meta.url).pathname;
const NODE = join(ROOT, "node_modules/.bin/node");
const FOLDERS = ["server", "packages", "apps", "test"];
const SKIPPED = new Set(["node_modules", "dist"]);
/** Two: the smallest machine has two cores, and every file brings a database of its own. */
const CONCURRENCY = 2;

const words = process.argv.slice(2);
const files = FOLDERS.flatMap(testFiles).filter(
  (file) => words.length === 0 || words.some((word) => file.includes(word)),
);
if (files.length === 0) {
  console.error("no test file matches");
  process.exit(1);
}

const folder = await mkdtemp(join(tmpdir(), "jinnang-tests-"));
// As root, PostgreSQL runs as another user, who must be able to enter the folder.
await chmod(folder, 0o755);
const postgres = await startPostgres(folder);
try {
  process.exitCode = await runTests(folder);
} finally {
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
}

function testFiles(path) {
  let entries = [];
  try {
    entries = readdirSync(join(ROOT, path), { withFileTypes: true });
  } catch {
    return [];
  }
  return entries.flatMap((entry) => {
    if (SKIPPED.has(entry.name)) return [];
    const child = join(path, entry.name);
    if (entry.isDirectory()) return testFiles(child);
    return /\.test\.(ts|tsx|mjs)$/.test(entry.name) ? [child] : [];
  });
}

/** The helper holds the server for as long as its standard input is open. */
async function startPostgres(dataDir) {
  const helper = spawn(NODE, ["scripts/test-postgres.ts", dataDir], {
    cwd: ROOT,
    stdio: ["pipe", "pipe", "inherit"],
  });
  const ended = new Promise((resolve) => helper.on("exit", resolve));
  const ready = new Promise((resolve) => helper.stdout.once("data", resolve));
  const failed = ended.then((code) => {
    throw new Error(`the test database did not start (${code})`);
  });
  await Promise.race([ready, failed]);
  failed.catch(() => undefined);
  return {
    async stop() {
      helper.stdin.end();
      await ended;
    },
  };
}

/** A signal goes to the tests; the database is stopped after them, whatever happened. */
function runTests(dataDir) {
  const parameters = ["--test", `--test-concurrency=${CONCURRENCY}`, "--test-timeout=600000"];
  const child = spawn(NODE, [...parameters, ...files], {
    cwd: ROOT,
    stdio: "inherit",
    env: { ...process.env, TEST_POSTGRES_DIR: dataDir },
  });
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => child.on("exit", (code) => resolve(code ?? 1)));
}
