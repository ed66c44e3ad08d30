import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

/**
 * Everything that can be judged without running the product: format and lint, types, the generated
 * files, and what nobody uses. All checks run; the exit code says whether all were good.
 */
const ROOT = new URL("../", import.meta.url).pathname;

const checks = [
  ["format and lint", "biome", ["check", "."]],
  ["types: server", "tsc", ["--noEmit", "-p", "tsconfig.json"]],
  ...["wallet", "console"].flatMap(typesOf),
  ["API document", "node", ["scripts/openapi.ts", "--check"]],
  ["database schema", "node", ["scripts/schema.ts", "--check"]],
  ["unused code", "knip", ["--no-progress"]],
  ["migrations", "squawk", newMigrations()],
  ["regular expressions", "node", ["scripts/patterns.ts"]],
];

const failed = checks.filter(([name, program, parameters]) => !passes(name, program, parameters));
if (failed.length > 0) {
  console.error(`\n${failed.length} of ${checks.length} checks failed`);
  process.exit(1);
}
console.log(`\nall ${checks.length} checks are good`);

/** An app's tests run in Node and know its types; its screens must not. */
function typesOf(app) {
  return ["tsconfig.json", "tsconfig.test.json"]
    .map((name) => `apps/${app}/${name}`)
    .filter((project) => existsSync(join(ROOT, project)))
    .map((project) => {
      const what = project.includes(".test.") ? `${app}'s tests` : app;
      return [`types: ${what}`, "tsc", ["--noEmit", "-p", project]];
    });
}

/** Migrations that came after the checker; older ones have run everywhere and never change. */
function newMigrations() {
  return readdirSync(join(ROOT, "server/migrations"))
    .filter((name) => /^\d{4}-/.test(name) && name > "0015")
    .map((name) => `server/migrations/${name}`);
}

function passes(name, program, parameters) {
  const started = performance.now();
  const path = join(ROOT, "node_modules/.bin", program);
  const result = spawnSync(path, parameters, { cwd: ROOT, encoding: "utf8" });
  const seconds = ((performance.now() - started) / 1_000).toFixed(1);
  console.log(`${result.status === 0 ? "good  " : "FAILED"} ${name} (${seconds} s)`);
  if (result.status !== 0) {
    process.stdout.write(`${result.stdout ?? ""}${result.stderr ?? ""}${result.error ?? ""}\n`);
  }
  return result.status === 0;
}
