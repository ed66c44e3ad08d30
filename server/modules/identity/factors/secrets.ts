import { hash, verify } from "@node-rs/argon2";
import type { App } from "../../../platform/app.ts";

/**
 * Argon2id with 19 MiB, two passes and one lane: the OWASP Password Storage Cheat Sheet's first
 * choice. Before it the secret goes through an HMAC with the server's key, so that a stolen
 * database alone does not even give away a six-digit PIN.
 */
const ARGON2ID = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export type SecretKind = "password" | "pin";

/** About 30 ms of one core: never call it while a transaction holds rows. */
export async function hashSecret(app: App, kind: SecretKind, secret: string): Promise<string> {
  return hash(peppered(app, kind, secret), ARGON2ID);
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
  nobodys ??= hash("nobody's password", ARGON2ID);
  return nobodys;
}

/** Unicode is brought to one form first: keyboards differ in how they compose characters. */
function peppered(app: App, kind: SecretKind, secret: string): string {
  return app.vault.sign(secret.normalize("NFKC"), `identity.${kind}`);
}
