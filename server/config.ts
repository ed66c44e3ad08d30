import { resolve } from "node:path";
import { z } from "zod";
import { isJurisdiction, zoneOf } from "./modules/calendar/jurisdictions.ts";
import * as sms from "./modules/identity/factors/sms-countries.ts";
import { type FileSettings, fileSettings } from "./platform/files/settings.ts";
import { readProxies } from "./platform/http/proxies.ts";
import { isLoopback, listenHost } from "./platform/outside/loopback.ts";
import { auditKeys } from "./platform/security/audit-keys.ts";
import { sandboxSecrets } from "./platform/security/sandbox-secrets.ts";

/**
 * Every setting of the server: name, type, default and one line of meaning. Settings come from the
 * environment; nothing else reads `process.env`.
 */
const settings = z.object({
  MODE: z
    .enum(["sandbox", "production"])
    .default("sandbox")
    .describe("sandbox plays the bank, SMS and email itself; production refuses those parts"),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000).describe("HTTP port"),
  HOST: z
    .string()
    .optional()
    .describe("address to listen on; production: all of them, sandbox: this machine's own"),
  TRUST_PROXY: z
    .string()
    .optional()
    .describe(
      "addresses and networks of the reverse proxies whose X-Forwarded-For is believed, with " +
        "commas between, or none; production demands it",
    ),
  SANDBOX_PUBLIC: z
    .enum(["yes", "no"])
    .default("no")
    .describe("yes lets a sandbox, whose passwords are public, listen beyond this machine"),
  SANDBOX_ADOPT: z
    .enum(["yes", "no"])
    .default("no")
    .describe("yes makes a database with people of its own a sandbox, for good"),
  METRICS_TOKEN: z
    .string()
    .min(16)
    .optional()
    .describe("bearer token that /metrics demands; production answers 404 there without it"),
  OPENAPI: z
    .enum(["public", "staff", "off"])
    .optional()
    .describe("who may read /v1/openapi.json; sandbox: public, production: staff"),
  STAFF_YOUNG_DAYS: z.coerce
    .number()
    .min(1)
    .max(90)
    .default(7)
    .describe("an admin whose rights are younger approves staff requests only with a third admin"),
  PUBLIC_URL: z.url().optional().describe("the address people type; https makes cookies Secure"),
  CONSOLE_ORIGIN: z
    .url()
    .optional()
    .describe("a host of its own for the console, such as https://desk.example.cn"),
  DATABASE_URL: z.string().optional().describe("any PostgreSQL ≥ 15; without it: the embedded one"),
  DATABASE_OWNER_URL: z.string().optional().describe("the same as its owner, who migrates"),
  DATABASE_SUPERUSER: z
    .enum(["refuse", "allow"])
    .default("refuse")
    .describe("allow: production may work as a superuser, who can change the audit log"),
  DATA_DIR: z.string().default("./data").describe("folder of the embedded database and secrets"),
  POSTGRES_BIN: z.string().optional().describe("folder of another PostgreSQL's programs to embed"),
  SECRET_KEY: z
    .string()
    .min(32)
    .optional()
    .describe("encrypts personal fields and signs links; production demands it"),
  AUDIT_KEYS: z
    .string()
    .regex(/^[1-9]\d{0,3}:\S{32,}(,[1-9]\d{0,3}:\S{32,})*$/, "is not `1:key,2:key …`")
    .optional()
    .describe("keys that seal the audit log by version, `1:key,2:key`; the highest one seals"),
  AUDIT_ANCHOR_URL: z
    .url()
    .optional()
    .describe("takes the signed head of the audit log once a day, outside this machine"),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "fatal", "silent"]).default("info"),
  BRAND_ZH: z.string().default("锦囊").describe("the operator's name in Chinese"),
  BRAND_EN: z.string().default("Jinnang").describe("the operator's name in English"),
  HOTLINE: z.string().default("400-000-0195").describe("the hotline's number as people dial it"),
  SUPPORT_EMAIL: z.string().default("service@jinnang.example").describe("address of the desk"),
  JURISDICTION: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .default("CN")
    .describe("whose law, holidays and clock count: CN, HK, SG, IN, EU, UK, US or KE"),
  TIME_ZONE: z
    .string()
    .optional()
    .describe("zone of days and limits; without it the jurisdiction's own"),
  SMS_BUDGETS: z
    .string()
    .regex(sms.SMS_BUDGETS_PATTERN)
    .optional()
    .describe("countries that codes go to by SMS or call, and how many a day: CN:20000,HK:500"),
  BANK_URL: z.url().optional().describe("base URL of the bank's API; sandbox: our own play bank"),
  BANK_SECRET: z.string().min(16).optional().describe("shared key that signs the bank's messages"),
  MESSAGE_GATEWAY_URL: z
    .url()
    .optional()
    .describe("takes SMS, calls and e-mail from us; sandbox: shown on a page instead"),
  MESSAGE_GATEWAY_SECRET: z
    .string()
    .min(16)
    .optional()
    .describe("key that signs what we hand to the message gateway"),
  BANK_ASK_DELAYS_SECONDS: z
    .string()
    .default("60,120,300,900,1800,3600")
    .describe("waits before a silent bank is asked again; the last one repeats"),
  ASSIGNMENT_SECONDS: z.coerce
    .number()
    .min(1)
    .default(45)
    .describe("how long an agent may think about an offered conversation before it lapses"),
  CHANNELS: z
    .string()
    .default("{}")
    .transform(readJson)
    .pipe(z.record(z.string(), z.unknown()))
    .describe("settings of the desk's channels by id, as JSON; a channel without any is off"),
  TRAIN_AFTER_SECONDS: z.coerce
    .number()
    .min(0)
    .default(8)
    .describe("wait after a start before help is trained, so that the first requests are quick"),
  ENCODER_DIR: z
    .string()
    .optional()
    .describe("folder of a sentence model that help recognises with; docs/operate/encoder.md"),
  FILES_S3_URL: z.url().optional().describe("S3-compatible store for files; without it a folder"),
  FILES_S3_BUCKET: z.string().default("jinnang").describe("bucket of the file store"),
  FILES_S3_REGION: z.string().default("us-east-1").describe("region that requests are signed for"),
  FILES_S3_KEY_ID: z.string().default("").describe("id of the key that signs requests for files"),
  FILES_S3_SECRET: z.string().default("").describe("key that signs requests for files"),
  CLAMD: z
    .string()
    .optional()
    .describe(
      "host:port or socket path of clamd; uploads are scanned, or refused while it is away",
    ),
  LANES: z.enum(["on", "off"]).default("on").describe("off: every money list has one item"),
  RATE_LIMITS: z.enum(["on", "off"]).default("on").describe("off only for load measurements"),
});

export interface Config {
  mode: "sandbox" | "production";
  port: number;
  host: string;
  /** As fastify takes it: nobody, or the proxies by address, network or proxy-addr's names. */
  trustProxy: false | string[];
  sandboxAdopts: boolean;
  metricsToken: string | undefined;
  openapi: "public" | "staff" | "off";
  staffYoungDays: number;
  publicUrl: string;
  /** Origin of the console where it has one of its own. */
  consoleOrigin: string | undefined;
  databaseUrl: string | undefined;
  databaseOwnerUrl: string | undefined;
  databaseSuperuser: "refuse" | "allow";
  dataDir: string;
  postgresBin: string | undefined;
  secretKey: string;
  auditAnchorUrl: string | undefined;
  /** Keys of the audit log's seals by version; the highest one seals, the others verify. */
  auditKeys: ReadonlyMap<number, string | Buffer>;
  logLevel: string;
  brand: { zh: string; en: string };
  hotline: string;
  supportEmail: string;
  jurisdiction: string;
  timeZone: string;
  smsBudgets: sms.SmsBudgets;
  /** Settings of the rails, by the names of the environment; each rail reads its own. */
  railSettings: Readonly<Record<string, string>>;
  messageGatewayUrl: string;
  messageGatewaySecret: string;
  assignmentSeconds: number;
  /** Each channel reads its own entry by its own schema. */
  channels: Record<string, unknown>;
  trainAfterSeconds: number;
  encoderDir: string | undefined;
  files: FileSettings;
  lanes: boolean;
  rateLimits: boolean;
}

/** Reads and checks the settings; a wrong one stops the start with its name and meaning. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const parsed = settings.safeParse(environment);
  if (!parsed.success) {
    throw new Error(`Settings are wrong:\n${z.prettifyError(parsed.error)}`);
  }
  const given = parsed.data;
  if (!given.TIME_ZONE && !isJurisdiction(given.JURISDICTION)) {
    throw new Error(`Settings are wrong:\nJURISDICTION=${given.JURISDICTION} is not known`);
  }
  if (given.MODE === "production") demandProductionSettings(given);
  const dataDir = resolve(given.DATA_DIR);
  const secrets = given.MODE === "production" ? undefined : sandboxSecrets(dataDir);
  const secretKey = given.SECRET_KEY ?? secrets?.secretKey ?? "";
  const publicUrl = given.PUBLIC_URL ?? `http://localhost:${given.PORT}`;
  return {
    mode: given.MODE,
    port: given.PORT,
    host: listenHost(given),
    trustProxy: readProxies(given.TRUST_PROXY),
    sandboxAdopts: given.SANDBOX_ADOPT === "yes",
    metricsToken: given.METRICS_TOKEN,
    openapi: given.OPENAPI ?? (given.MODE === "sandbox" ? "public" : "staff"),
    staffYoungDays: given.STAFF_YOUNG_DAYS,
    publicUrl: publicUrl.replace(/\/$/, ""),
    consoleOrigin: given.CONSOLE_ORIGIN ? new URL(given.CONSOLE_ORIGIN).origin : undefined,
    databaseUrl: given.DATABASE_URL,
    databaseOwnerUrl: given.DATABASE_OWNER_URL,
    databaseSuperuser: given.DATABASE_SUPERUSER,
    dataDir,
    postgresBin: given.POSTGRES_BIN,
    secretKey,
    auditAnchorUrl: given.AUDIT_ANCHOR_URL,
    auditKeys: auditKeys(given.AUDIT_KEYS, secretKey),
    logLevel: given.LOG_LEVEL,
    brand: { zh: given.BRAND_ZH, en: given.BRAND_EN },
    hotline: given.HOTLINE,
    supportEmail: given.SUPPORT_EMAIL,
    jurisdiction: given.JURISDICTION,
    timeZone: given.TIME_ZONE ?? zoneOf(given.JURISDICTION),
    smsBudgets: sms.readSmsBudgets(given.SMS_BUDGETS, given.JURISDICTION),
    railSettings: {
      ...named(environment, "RAIL_"),
      BANK_URL: given.BANK_URL ?? "",
      BANK_SECRET: given.BANK_SECRET ?? secrets?.bankSecret ?? "",
      BANK_ASK_DELAYS_SECONDS: given.BANK_ASK_DELAYS_SECONDS,
    },
    messageGatewayUrl: given.MESSAGE_GATEWAY_URL ?? "",
    messageGatewaySecret: given.MESSAGE_GATEWAY_SECRET ?? "",
    assignmentSeconds: given.ASSIGNMENT_SECONDS,
    channels: given.CHANNELS,
    trainAfterSeconds: given.TRAIN_AFTER_SECONDS,
    encoderDir: given.ENCODER_DIR,
    files: fileSettings(given, dataDir),
    lanes: given.LANES === "on",
    rateLimits: given.RATE_LIMITS === "on",
  };
}

/** The settings whose names begin alike, such as those of the rails. */
function named(
  environment: Record<string, string | undefined>,
  prefix: string,
): Record<string, string> {
  const entries = Object.entries(environment).filter(([name]) => name.startsWith(prefix));
  return Object.fromEntries(entries.flatMap(([name, value]) => (value ? [[name, value]] : [])));
}

type Given = z.infer<typeof settings>;

function readJson(text: string, context: z.RefinementCtx): unknown {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue("is not JSON");
    return z.NEVER;
  }
}

/** Production must not run on defaults that everybody can read in this file. */
function demandProductionSettings(given: Given): void {
  const demanded = [
    "SECRET_KEY",
    "PUBLIC_URL",
    "TRUST_PROXY",
    "BANK_URL",
    "BANK_SECRET",
    "MESSAGE_GATEWAY_URL",
    "MESSAGE_GATEWAY_SECRET",
  ] as const;
  const missing = demanded.filter((name) => !given[name]);
  if (missing.length > 0) {
    throw new Error(`MODE=production needs these settings: ${missing.join(", ")}`);
  }
  if (!given.PUBLIC_URL?.startsWith("https://")) {
    throw new Error("MODE=production needs an https PUBLIC_URL");
  }
  for (const name of ["BANK_URL", "MESSAGE_GATEWAY_URL"] as const) {
    const { protocol, hostname } = new URL(given[name] ?? "");
    if (protocol !== "https:" && !isLoopback(hostname)) {
      throw new Error(`MODE=production needs an https ${name}`);
    }
  }
  if (given.RATE_LIMITS === "off") throw new Error("MODE=production needs RATE_LIMITS=on");
}
