import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Makes a clone ready to run, and does nothing when it is: packages as package-lock.json says,
 * with `--build` the two web apps, with `--browser` a Chromium for the tests, with `--encoder` the
 * library of the optional sentence encoder. Plain JavaScript for Node ≥ 20, because it runs before
 * the project's own Node is there.
 */
const ROOT = new URL("../", import.meta.url).pathname;
const STAMPS = join(ROOT, "node_modules/.jinnang");
const APPS = ["wallet", "console"];
/** A package of its own with its own lock: 300 MB that only who asks for it should pay. */
const ENCODER = "server/modules/help/recognise/encoder";
/** What a built app is made of, beside its own folder. */
const SHARED_SOURCES = ["packages", "package-lock.json"];
const GENERATED_FOLDERS = new Set(["node_modules", "dist", "dev-dist", ".vite"]);
const BROWSERS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

installPackages();
if (process.argv.includes("--build")) for (const app of APPS) buildApp(app);
if (process.argv.includes("--browser")) installBrowser();
if (process.argv.includes("--encoder")) installEncoder();

function installPackages() {
  const wanted = hashOf(["package-lock.json"]);
  if (readStamp("packages") === wanted) return;
  if (!isInstalled()) installLocked();
  writeStamp("packages", wanted);
}

/**
 * `npm ci` refuses a lock that leaves out optional packages of other systems, as one does that was
 * made behind a registry without them; `npm install --no-save` takes it, and changes no file.
 */
function installLocked() {
  const quiet = ["--no-audit", "--no-fund", "--loglevel=error"];
  console.error("installing packages …");
  const clean = spawnSync("npm", ["ci", ...quiet], { cwd: ROOT, encoding: "utf8" });
  if (clean.status === 0) return;
  run("npm", ["install", "--no-save", ...quiet], "installing packages without a clean start");
}

/** True when npm's own record of node_modules says what package-lock.json says. */
function isInstalled() {
  const wanted = readJson("package-lock.json")?.packages ?? {};
  const present = readJson("node_modules/.package-lock.json")?.packages;
  if (!present) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (!path.startsWith("node_modules/") && !path.includes("/node_modules/")) return true;
    // Parts for other systems are in the lock but never installed.
    if (!present[path]) return entry.optional === true || entry.peer === true;
    return present[path].version === entry.version;
  });
}

function buildApp(app) {
  const folder = join("apps", app);
  if (!existsSync(join(ROOT, folder, "index.html"))) return;
  const wanted = hashOf([folder, ...SHARED_SOURCES]);
  const built = existsSync(join(ROOT, folder, "dist/index.html"));
  if (built && readStamp(`build-${app}`) === wanted) return;
  run("npm", ["run", "build", "--silent", "-w", folder], `building ${folder}`);
  writeStamp(`build-${app}`, wanted);
}

/** Debian's Chromium; without the CJK fonts it would show Chinese as empty boxes. */
function installBrowser() {
  if (process.env.CHROMIUM && existsSync(process.env.CHROMIUM)) return;
  if (BROWSERS.some(isOnPath)) return;
  if (process.getuid?.() !== 0 || !isOnPath("apt-get")) {
    console.error("no Chromium found: install chromium and fonts-noto-cjk, or set CHROMIUM");
    process.exit(1);
  }
  const quiet = { env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } };
  run("apt-get", ["update", "-qq"], "looking for Chromium", quiet);
  const wanted = ["--no-install-recommends", "chromium", "fonts-noto-cjk"];
  run("apt-get", ["install", "-y", "-qq", ...wanted], "installing Chromium", quiet);
}

/** None of its install scripts runs: one would fetch what the machine's processor needs not. */
function installEncoder() {
  const wanted = hashOf([`${ENCODER}/package.json`, `${ENCODER}/package-lock.json`]);
  const folder = join(ROOT, ENCODER);
  if (existsSync(join(folder, "node_modules")) && readStamp("encoder") === wanted) return;
  const parameters = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  run("npm", parameters, "installing the sentence encoder", { cwd: folder });
  writeStamp("encoder", wanted);
}

function isOnPath(program) {
  return (process.env.PATH ?? "").split(":").some((folder) => existsSync(join(folder, program)));
}

function hashOf(paths) {
  const hash = createHash("sha256");
  for (const path of paths.flatMap(filesUnder)) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(ROOT, path)))
      .update("\0");
  }
  return hash.digest("hex");
}

function filesUnder(path) {
  const entries = readEntries(join(ROOT, path));
  if (!entries) return existsSync(join(ROOT, path)) ? [path] : [];
  return entries
    .filter((entry) => !GENERATED_FOLDERS.has(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => filesUnder(join(path, entry.name)));
}

function readEntries(path) {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch {
    return undefined;
  }
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(join(ROOT, path), "utf8"));
  } catch {
    return undefined;
  }
}

function readStamp(name) {
  try {
    return readFileSync(join(STAMPS, name), "utf8");
  } catch {
    return undefined;
  }
}

function writeStamp(name, value) {
  mkdirSync(STAMPS, { recursive: true });
  writeFileSync(join(STAMPS, name), value);
}

/** Runs a program; its output is shown only when it fails, because success is no news. */
function run(program, parameters, what, options = {}) {
  console.error(`${what} …`);
  const result = spawnSync(program, parameters, { cwd: ROOT, encoding: "utf8", ...options });
  if (result.status === 0) return;
  process.stderr.write(`${result.stdout ?? ""}${result.stderr ?? ""}${result.error ?? ""}\n`);
  console.error(`${what} failed`);
  process.exit(1);
}
