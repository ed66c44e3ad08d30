import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Writes the software bill of materials (CycloneDX) from the lock file and judges it: every part
 * has a version and an address, and a licence that the product may ship with. `--check` only
 * judges.
 */
const ROOT = new URL("../", import.meta.url).pathname;
const FILE = "sbom.cdx.json";

/** Permissive ones, and MPL-2.0, whose duty ends at the file. */
const LICENCES = new Set([
  ...["MIT", "MIT-0", "ISC", "0BSD", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0"],
  ...["BlueOak-1.0.0", "CC0-1.0", "CC-BY-4.0", "MPL-2.0", "Python-2.0", "Unlicense"],
]);

const parameters = ["sbom", "--sbom-format", "cyclonedx", "--package-lock-only"];
const made = spawnSync("npm", parameters, {
  cwd: ROOT,
  encoding: "utf8",
  maxBuffer: 64 * 1024 * 1024,
});
if (made.status !== 0) fail([made.stderr || "npm sbom failed"]);
const bill = JSON.parse(made.stdout);
const faults = faultsOf(bill);
if (faults.length > 0) fail(faults);
if (!process.argv.includes("--check")) writeFileSync(join(ROOT, FILE), made.stdout);
console.log(`${bill.components.length} parts, all with a version and an allowed licence`);

function faultsOf({ bomFormat, specVersion, components = [] }) {
  const isBill = bomFormat === "CycloneDX" && Number(specVersion) >= 1.5 && components.length > 0;
  if (!isBill) return ["this is no CycloneDX bill"];
  return components.flatMap(({ name, version, purl, licenses }) => {
    const part = `${name}@${version}`;
    // Packages of our own workspace have no licence of others.
    if (name?.startsWith("@jinnang/")) return [];
    if (!name || !version || !purl) return [`${part} has no version or address`];
    return isAllowed(licenses) ? [] : [`${part}: ${JSON.stringify(licenses)} is not allowed`];
  });
}

/** Of "A OR B" one is enough; of "A AND B" both are needed. */
function isAllowed(licenses = []) {
  const named = licenses.map((one) => one.expression ?? one.license?.id ?? one.license?.name ?? "");
  return named.length > 0 && named.every(expressionAllowed);
}

function expressionAllowed(expression) {
  const choices = expression.replace(/[()]/g, "").split(" OR ");
  return choices.some((choice) => choice.split(" AND ").every((name) => LICENCES.has(name.trim())));
}

function fail(lines) {
  console.error(lines.join("\n"));
  process.exit(1);
}
