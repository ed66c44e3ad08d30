/**
 * SQLSTATEs that are about the machine, not about a request: connection, resources (a full disk),
 * operator's shutdown, system. 57014 is not among them: a cancelled statement was too slow, and
 * the database is there. Then single codes: lock not available, socket errors.
 */
const OUTAGE_STATES = /^(08|53|57P|58)/;
const OUTAGE_CODES = new Set([
  ...["55P03", "ECONNREFUSED", "ECONNRESET", "EPIPE", "ENOENT"],
  ...["ENOTFOUND", "EHOSTUNREACH", "ETIMEDOUT"],
]);

/** True when the database is away or cannot write: nobody's request is at fault. */
export function isOutage(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  const { code, message, syscall } = error as Record<string, unknown>;
  if (typeof message === "string" && /connection terminated/i.test(message)) return true;
  if (typeof code !== "string") return false;
  // A file that is missing is a fault of ours; a socket that is missing is a database that is away.
  if (OUTAGE_CODES.has(code)) return code !== "ENOENT" || syscall === "connect";
  return code.length === 5 && OUTAGE_STATES.test(code);
}
