import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Runs every test file over one shared real PostgreSQL, which lives in a temporary folder and is
 * gone afterwards; the stories share one Chromium as well. `npm test -- wallet` runs only the files
 * whose path contains the word, `npm test -- --whole` runs the samples in full.
 */
const ROOT = new URL("../", import.meta.url).pathname;
const NODE = join(ROOT, "node_modules/.bin/node");
const FOLDERS = ["server", "packages", "apps", "test"];
const SKIPPED = new Set(["node_modules", "dist"]);
/** Two: the smallest machine has two cores, and every file brings a database of its own. */
const CONCURRENCY = 2;
/** Every file is a process that loads the same modules; compiled code is kept between them. */
const CACHE = join(ROOT, "node_modules/.jinnang/compiled");

const isWhole = process.argv.includes("--whole");
const words = process.argv.slice(2).filter((word) => word !== "--whole");
const files = FOLDERS.flatMap(testFiles).filter(
  (file) => words.length === 0 || words.some((word) => file.includes(word)),
);
// The stories take longest: begun first, they leave no core idle at the end.
files.sort((a, b) => Number(isStory(b)) - Number(isStory(a)));
if (files.length === 0) {
  console.error("no test file matches");
  process.exit(1);
}

const folder = await mkdtemp(join(tmpdir(), "jinnang-tests-"));
// As root, PostgreSQL runs as another user, who must be able to enter the folder.
await chmod(folder, 0o755);
const helpers = [];
try {
  const environment = { TEST_POSTGRES_DIR: folder, NODE_COMPILE_CACHE: CACHE };
  if (isWhole) environment.TEST_WHOLE = "1";
  await hold("scripts/test-postgres.ts", folder);
  if (files.some(isStory)) {
    environment.TEST_BROWSER = await hold("scripts/test-browser.ts");
  }
  process.exitCode = await runTests(environment);
} finally {
  for (const helper of helpers.reverse()) await helper.stop();
  await rm(folder, { recursive: true, force: true });
}

function isStory(file) {
  return file.includes("/stories/");
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

/** Starts what all tests share; a helper holds it for as long as its standard input is open. */
async function hold(...parameters) {
  const helper = spawn(NODE, parameters, { cwd: ROOT, stdio: ["pipe", "pipe", "inherit"] });
  const ended = new Promise((resolve) => helper.on("exit", resolve));
  const ready = new Promise((resolve) => helper.stdout.once("data", resolve));
  const failed = ended.then((code) => {
    throw new Error(`${parameters[0]} did not start (${code})`);
  });
  helpers.push({
    async stop() {
      helper.stdin.end();
      await ended;
    },
  });
  const said = await Promise.race([ready, failed]);
  failed.catch(() => undefined);
  return said.toString();
}

/** A signal goes to the tests; what they share is stopped after them, whatever happened. */
function runTests(environment) {
  const parameters = ["--test", `--test-concurrency=${CONCURRENCY}`, "--test-timeout=600000"];
  const child = spawn(NODE, [...parameters, ...files], {
    cwd: ROOT,
    stdio: "inherit",
    env: { ...process.env, ...environment },
  });
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => child.on("exit", (code) => resolve(code ?? 1)));
}
