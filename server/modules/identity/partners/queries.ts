import { statement } from "../../../platform/database/database.ts";

/** Keys of programs. */

export interface ApiKeyRow {
  id: string;
  name: string;
  merchant_id: string | null;
  scopes: string[];
  key_start: string;
  created_at: Date;
  expires_at: Date | null;
  last_used_at: Date | null;
  revoked_at: Date | null;
}

const COLUMNS = `id, name, merchant_id, scopes, key_start, created_at, expires_at, last_used_at,
  revoked_at`;

export const insertApiKey = statement<
  [
    id: string,
    name: string,
    merchantId: string | null,
    scopes: string[],
    keyHash: Buffer,
    keyStart: string,
    createdBy: string,
    now: Date,
    expiresAt: Date | null,
  ]
>(
  "identity.insertApiKey",
  `insert into identity.api_key
     (id, name, merchant_id, scopes, key_hash, key_start, created_by, created_at, expires_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
);

/** The key that opens something now: neither revoked nor expired. */
export const openApiKey = statement<[keyHash: Buffer, now: Date], ApiKeyRow>(
  "identity.openApiKey",
  `select ${COLUMNS} from identity.api_key
   where key_hash = $1 and revoked_at is null and (expires_at is null or expires_at > $2)`,
);

export const touchApiKey = statement<[id: string, now: Date]>(
  "identity.touchApiKey",
  `update identity.api_key set last_used_at = $2 where id = $1`,
);

/** Of one merchant, or of the operator's own partners (null), newest first. */
export const apiKeysOf = statement<[merchantId: string | null, limit: number], ApiKeyRow>(
  "identity.apiKeysOf",
  `select ${COLUMNS} from identity.api_key where merchant_id is not distinct from $1
   order by created_at desc, id desc limit $2`,
);

/** No row when it is revoked already, or another merchant's. */
export const revokeApiKeyRow = statement<
  [id: string, merchantId: string | null, revokedBy: string, now: Date]
>(
  "identity.revokeApiKeyRow",
  `update identity.api_key set revoked_by = $3, revoked_at = $4
   where id = $1 and merchant_id is not distinct from $2 and revoked_at is null`,
);
