import assert from "node:assert/strict";
import type { Reader, Tx } from "../../../platform/database/database.ts";
import { refuse as refuseRequest } from "../../../platform/http/errors.ts";
import { type Actor, actorName } from "../../../platform/http/permission.ts";
import { PAGE_MAX } from "../../../platform/http/route.ts";
import { secretToken, uuidv7 } from "../../../platform/ids.ts";
import { audit } from "../../../platform/security/audit.ts";
import { hashToken, PARTNER_TOKEN_PREFIX } from "../sessions/token.ts";
import { type ApiKeyRow, apiKeysOf, insertApiKey, revokeApiKeyRow } from "./queries.ts";

/** Enough to tell a merchant's keys apart, far too little to guess the rest. */
const START_LENGTH = PARTNER_TOKEN_PREFIX.length + 6;
const SCOPE = /^[a-z-]{1,40}:[a-z-]{1,40}$/;

export interface ApiKey {
  id: string;
  name: string;
  merchantId: string | null;
  scopes: readonly string[];
  /** Its first characters; the whole key is shown once, when it is made. */
  start: string;
  createdAt: string;
  expiresAt: string | null;
  lastUsedAt: string | null;
  revokedAt: string | null;
}

export interface NewApiKey {
  readonly name: string;
  /** The merchant it acts for; null for a partner of the operator's own. */
  readonly merchantId: string | null;
  /** What it may do, such as `orders:read`. */
  readonly scopes: readonly string[];
  readonly expiresAt?: Date;
}

/** Makes a key and hands it out this once. Who may make one is for the caller to check. */
export async function addApiKey(
  tx: Tx,
  actor: Actor,
  given: NewApiKey,
): Promise<{ id: string; key: string }> {
  const { name, merchantId, scopes, expiresAt = null } = given;
  assert(scopes.length > 0 && scopes.every((scope) => SCOPE.test(scope)), "a scope is thing:act");
  const id = uuidv7(tx.now.getTime());
  const key = PARTNER_TOKEN_PREFIX + secretToken();
  await tx.run(
    insertApiKey,
    id,
    name,
    merchantId,
    [...new Set(scopes)],
    hashToken(key),
    key.slice(0, START_LENGTH),
    actorName(actor),
    tx.now,
    expiresAt,
  );
  await auditKey(tx, actor, "added", { id, merchantId, name, scopes });
  return { id, key };
}

/** The key opens nothing from the next request on; refuses one that is not this merchant's. */
export async function revokeApiKey(
  tx: Tx,
  actor: Actor,
  { id, merchantId }: { id: string; merchantId: string | null },
): Promise<void> {
  const revoked = await tx.run(revokeApiKeyRow, id, merchantId, actorName(actor), tx.now);
  if (revoked === 0) throw refuseRequest("not_found");
  await auditKey(tx, actor, "revoked", { id, merchantId });
}

/** Of one merchant, or of the operator's own partners, newest first, revoked ones included. */
export async function listApiKeys(reader: Reader, merchantId: string | null): Promise<ApiKey[]> {
  return (await reader.all(apiKeysOf, merchantId, PAGE_MAX)).map(toApiKey);
}

function auditKey(
  tx: Tx,
  actor: Actor,
  what: "added" | "revoked",
  details: { id: string; merchantId: string | null; [field: string]: unknown },
): Promise<void> {
  const { id, ...others } = details;
  return audit(tx, actor, {
    action: `identity.api-key-${what}`,
    subject: `partner:${id}`,
    details: others,
  });
}

function toApiKey(row: ApiKeyRow): ApiKey {
  return {
    id: row.id,
    name: row.name,
    merchantId: row.merchant_id,
    scopes: row.scopes,
    start: row.key_start,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at?.toISOString() ?? null,
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
    revokedAt: row.revoked_at?.toISOString() ?? null,
  };
}
