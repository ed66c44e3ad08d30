import { hkdfSync } from "node:crypto";

/**
 * The keys of the audit log by version, from a setting like `1:key,2:key`. Version 0 is made from
 * the secret key: it seals where no key is given, and verifies what it sealed.
 */
export function auditKeys(given: string | undefined, secretKey: string) {
  const own = Buffer.from(hkdfSync("sha256", secretKey, "jinnang", "audit chain", 32));
  const entries = (given?.split(",") ?? []).map((entry): [number, string] => {
    const [version = "", ...key] = entry.split(":");
    return [Number(version), key.join(":")];
  });
  return new Map<number, string | Buffer>([[0, own], ...entries]);
}
