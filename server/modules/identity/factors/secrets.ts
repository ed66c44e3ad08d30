import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import type { App } from "../../../platform/app.ts";

/**
 * Argon2id with 19 MiB, two passes and one lane: the OWASP Password Storage Cheat Sheet's first
 * choice. Before it the secret goes through an HMAC with the server's key, so that a stolen
 * database alone does not even give away a six-digit PIN.
 */
const COST = { memory: 19_456, passes: 2, parallelism: 1 } as const;
const SALT_BYTES = 16;
const TAG_BYTES = 32;
/** Version 1.3 of the algorithm (RFC 9106), as the PHC string format writes it. */
const VERSION = 19;

/** `$argon2id$v=19$m=19456,t=2,p=1$<salt>$<tag>`: the PHC string format, Base64 without padding. */
const PHC =
  /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=(\d{1,3})\$([\w+/]{11,86})\$([\w+/]{16,172})$/;

export type SecretKind = "password" | "pin";

const derive = promisify(argon2);

/** Takes tens of milliseconds of one core: never call it while a transaction is open. */
export async function hashSecret(app: App, kind: SecretKind, secret: string): Promise<string> {
  return hash(peppered(app, kind, secret));
}

/** Without a stored hash it takes just as long and says no: the time tells a guesser nothing. */
export async function verifySecret(
  app: App,
  kind: SecretKind,
  options: { stored: string | null | undefined; given: string },
): Promise<boolean> {
  const stored = options.stored ?? (await nobodysHash());
  const same = await verify(stored, peppered(app, kind, options.given));
  return same && typeof options.stored === "string";
}

let nobodys: Promise<string> | undefined;

function nobodysHash(): Promise<string> {
  nobodys ??= hash("nobody's password");
  return nobodys;
}

async function hash(text: string): Promise<string> {
  const nonce = randomBytes(SALT_BYTES);
  const tag = await derive("argon2id", {
    ...COST,
    message: Buffer.from(text),
    nonce,
    tagLength: TAG_BYTES,
  });
  const { memory, passes, parallelism } = COST;
  const cost = `m=${memory},t=${passes},p=${parallelism}`;
  return `$argon2id$v=${VERSION}$${cost}$${unpadded(nonce)}$${unpadded(tag)}`;
}

/** Computes with the parameters that the hash names: a dearer cost later breaks no sign-in. */
async function verify(stored: string, text: string): Promise<boolean> {
  const [, memory, passes, parallelism, salt = "", tag = ""] = PHC.exec(stored) ?? [];
  if (!memory) throw new Error("a stored secret is no Argon2id hash");
  const expected = Buffer.from(tag, "base64");
  const parameters: Argon2Parameters = {
    message: Buffer.from(text),
    nonce: Buffer.from(salt, "base64"),
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    tagLength: expected.length,
  };
  return timingSafeEqual(await derive("argon2id", parameters), expected);
}

function unpadded(bytes: Buffer): string {
  return bytes.toString("base64").replace(/=+$/, "");
}

/** Unicode is brought to one form first: keyboards differ in how they compose characters. */
function peppered(app: App, kind: SecretKind, secret: string): string {
  return app.vault.sign(secret.normalize("NFKC"), `identity.${kind}`);
}
