import { statement } from "../database/statement.ts";

export const claimKey = statement<
  [scope: string, key: string, payloadHash: Buffer, now: Date],
  { key: string }
>(
  "platform.claimKey",
  `insert into platform.idempotency (scope, key, payload_hash, created_at)
   values ($1, $2, $3, $4) on conflict (scope, key) do nothing returning key`,
);

export interface StoredAnswer {
  payload_hash: Buffer;
  status: number | null;
  response: unknown;
}

export const findAnswer = statement<[scope: string, key: string], StoredAnswer>(
  "platform.findAnswer",
  `select payload_hash, status, response from platform.idempotency where scope = $1 and key = $2`,
);

export const storeAnswer = statement<
  [scope: string, key: string, status: number, response: string]
>(
  "platform.storeAnswer",
  `update platform.idempotency set status = $3, response = $4::jsonb where scope = $1 and key = $2`,
);

export const deleteOldKeys = statement<[before: Date]>(
  "platform.deleteOldKeys",
  `delete from platform.idempotency where created_at < $1`,
);

export const writeProbe = statement<[]>(
  "platform.writeProbe",
  `insert into platform.probe (id, written_at) values (1, now())
   on conflict (id) do update set written_at = now()`,
);
