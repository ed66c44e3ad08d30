import { createHmac, timingSafeEqual } from "node:crypto";
import { appendFile, mkdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";
import type { App } from "../app.ts";
import { type ChainState, verifyAuditChain } from "./audit-chain.ts";

/**
 * Anchors: the head of the audit log's chain, signed and kept outside the database once a day. A
 * chain that was cut short or made anew does not lead to what an anchor remembers.
 */
const anchorSchema = z.object({
  at: z.iso.datetime(),
  number: z.string().regex(/^\d+$/),
  head: z.string().regex(/^[0-9a-f]{64}$/),
  keyVersion: z.number().int(),
  mac: z.string(),
});
export type Anchor = z.output<typeof anchorSchema>;

export const anchorsFile = ({ config }: App) => join(config.dataDir, "anchors", "audit.jsonl");

export interface CheckedLog extends Omit<ChainState, "reason"> {
  readonly reason?: ChainState["reason"] | "shorter_than_anchor" | "differs_from_anchor" | "forged";
  readonly anchors: readonly Anchor[];
}

/** Walks the chain and compares it with every anchor. */
export async function checkAuditLog(app: App): Promise<CheckedLog> {
  const lines = await anchorLines(app);
  const anchors = lines.flatMap((line) => readAnchor(app, line) ?? []);
  const expected = new Map(anchors.map(({ number, head }) => [number, head]));
  let differs: bigint | undefined;
  const { reason, ...chain } = await verifyAuditChain(app.database, (number, head) => {
    const anchored = expected.get(String(number));
    if (anchored !== undefined && anchored !== head.toString("hex")) differs ??= number;
  });
  const checked = { ...chain, anchors };
  if (chain.brokenAt !== undefined) return { ...checked, reason };
  const broken = (brokenAt: bigint, why: CheckedLog["reason"]) => ({
    ...checked,
    brokenAt,
    reason: why,
  });
  if (differs !== undefined) return broken(differs, "differs_from_anchor");
  if (anchors.length < lines.length) return broken(0n, "forged");
  const last = anchors.reduce(
    (most, { number }) => (BigInt(number) > most ? BigInt(number) : most),
    0n,
  );
  return last > chain.entries ? broken(chain.entries + 1n, "shorter_than_anchor") : checked;
}

/** Appends the head of a chain that was found whole. */
export async function dropAnchor(app: App, { entries, head }: CheckedLog): Promise<Anchor> {
  const unsigned = {
    at: app.clock.now().toISOString(),
    number: entries.toString(),
    head: head.toString("hex"),
    keyVersion: Math.max(...app.config.auditKeys.keys()),
  };
  const anchor = { ...unsigned, mac: macOf(app, unsigned) };
  const file = anchorsFile(app);
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await appendFile(file, `${JSON.stringify(anchor)}\n`, { mode: 0o600 });
  return anchor;
}

async function anchorLines(app: App): Promise<string[]> {
  try {
    const text = await readFile(anchorsFile(app), "utf8");
    return text.split("\n").filter((line) => line !== "");
  } catch (error) {
    if ((error as { code?: string }).code === "ENOENT") return [];
    throw error;
  }
}

function readAnchor(app: App, line: string): Anchor | undefined {
  try {
    const anchor = anchorSchema.parse(JSON.parse(line));
    const given = Buffer.from(anchor.mac);
    const expected = Buffer.from(macOf(app, anchor));
    return given.length === expected.length && timingSafeEqual(given, expected)
      ? anchor
      : undefined;
  } catch {
    return undefined;
  }
}

function macOf(app: App, anchor: Omit<Anchor, "mac">): string {
  const key = app.config.auditKeys.get(anchor.keyVersion);
  if (key === undefined) throw new Error(`audit key ${anchor.keyVersion} is missing`);
  const text = ["audit anchor", anchor.at, anchor.number, anchor.head, anchor.keyVersion].join(
    "\n",
  );
  return createHmac("sha256", key).update(text).digest("base64url");
}
