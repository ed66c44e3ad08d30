import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { readConfig } from "../server/config.ts";
import { modules, resolveActor } from "../server/modules/index.ts";
import { type Audience, allEvents } from "../server/platform/events/event.ts";
import { createHttp } from "../server/platform/http/http.ts";
import { openapiDocument } from "../server/platform/http/openapi.ts";
import { platformRoutes } from "../server/platform/http/routes.ts";
import { createApp } from "../server/server.ts";

/**
 * Writes the API document from the routes, and from it the types of the client. With `--check`
 * nothing is written: it fails when the checked-in files say something else than the routes.
 */
const ROOT = new URL("../", import.meta.url).pathname;
const DOCUMENT = join(ROOT, "docs/api/openapi.json");
const SCHEMA = join(ROOT, "packages/api-client/src/schema.ts");
const EVENTS = join(ROOT, "packages/api-client/src/event-types.ts");
/** Resolved from the client's own folder, because the generator needs an older TypeScript. */
const GENERATOR = join(
  createRequire(join(ROOT, "packages/api-client/package.json")).resolve(
    "openapi-typescript/package.json",
  ),
  "../bin/cli.js",
);

const folder = await mkdtemp(join(tmpdir(), "jinnang-openapi-"));
try {
  const document = join(folder, "openapi.json");
  const schema = join(folder, "schema.ts");
  await writeFile(document, await documentText(folder));
  await generateTypes(document, schema);
  const events = join(folder, "event-types.ts");
  await writeFile(events, eventTypesText());
  const stale = [
    ...(await settle(document, DOCUMENT)),
    ...(await settle(schema, SCHEMA)),
    ...(await settle(events, EVENTS)),
  ];
  if (stale.length > 0) {
    console.error(`out of date: ${stale.join(", ")}; run "npm run openapi"`);
    process.exitCode = 1;
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** No database is asked: the routes alone make the document. */
async function documentText(dataDir: string): Promise<string> {
  const config = readConfig({ DATA_DIR: dataDir, LOG_LEVEL: "silent", RATE_LIMITS: "off" });
  const app = createApp({ config, databaseUrl: "postgresql://localhost/none" });
  const routes = [...platformRoutes, ...modules(config).flatMap((module) => module.routes ?? [])];
  const http = await createHttp({ app, routes, resolveActor });
  await http.ready();
  const text = JSON.stringify(openapiDocument(http), null, 2);
  await http.close();
  await app.database.close();
  return `${text}\n`;
}

/** The types of events by who hears of them; the shapes of their data are in the document. */
function eventTypesText(): string {
  const ofAudience = (audience: Audience) => {
    const types = allEvents().filter(({ audiences }) => audiences.includes(audience));
    return `  ${audience}:\n${types.map(({ type }) => `    | "${type}"`).join("\n")};\n`;
  };
  const audiences: Audience[] = ["customer", "merchant", "staff"];
  return [
    "/** Made by scripts/openapi.ts from the declarations of the events; not written by hand. */\n",
    "export interface EventTypes {\n",
    ...audiences.map(ofAudience),
    "}\n",
  ].join("");
}

async function generateTypes(document: string, schema: string): Promise<void> {
  await promisify(execFile)(process.execPath, [GENERATOR, document, "--output", schema]);
}

/** Copies the made file over the checked-in one, or, when only checking, names it if it differs. */
async function settle(made: string, checkedIn: string): Promise<string[]> {
  const text = await readFile(made, "utf8");
  const before = await readFile(checkedIn, "utf8").catch(() => "");
  if (text === before) return [];
  if (process.argv.includes("--check")) return [checkedIn.slice(ROOT.length)];
  await mkdir(dirname(checkedIn), { recursive: true });
  await writeFile(checkedIn, text);
  return [];
}
