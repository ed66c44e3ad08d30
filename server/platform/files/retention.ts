import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { App } from "../app.ts";
import type { Tx } from "../database/database.ts";
import { job } from "../events/jobs.ts";
import { systemActor } from "../http/permission.ts";
import { audit } from "../security/audit.ts";
import { blobName } from "./blob.ts";
import { deleteBlob, destroyDue, startDeleting } from "./queries.ts";
import { fileStore } from "./store.ts";

const DAY_MS = 24 * 60 * 60 * 1_000;
const YEAR_DAYS = 365;

/**
 * How long a file is kept, by what it is for. The days count from the link, and again from the day
 * that the module names as the end (`restartRetention`), such as the day a case is closed.
 */
export const retentionDays = {
  /** Sent in a conversation. */
  conversation: 3 * YEAR_DAYS,
  /** Handed in for a case; as long as the records of the payments that cases are about. */
  evidence: 5 * YEAR_DAYS,
  /** Papers of an identity check: ten years after the business ends (反洗钱法 2024, art. 34). */
  identity: 10 * YEAR_DAYS,
  /** A recorded call. */
  recording: 3 * YEAR_DAYS,
} as const;
export type Retention = keyof typeof retentionDays;

/** A file that was handed in nowhere goes after a day: a form that was never sent. */
export const LOOSE_MS = DAY_MS;

export function destroyAt(retention: Retention, from: Date): Date {
  return new Date(from.getTime() + retentionDays[retention] * DAY_MS);
}

/** Files of one round; the job goes on until none is due. */
const FILES_MAX = 500;

/** Once a night: destroys files whose time is over, and the blobs that no file needs any more. */
export const destroyDueFiles = job({
  name: "platform.destroy-due-files",
  payload: z.object({}),
  cron: "41 18 * * *",
  run: async (app) => {
    while ((await app.database.transaction(destroyRound)) === FILES_MAX);
    while ((await deleteRound(app)) === FILES_MAX);
    await deleteLeftovers(app);
  },
});

async function destroyRound(tx: Tx): Promise<number> {
  const files = await tx.all(destroyDue, tx.now, FILES_MAX);
  for (const { id } of files) {
    await audit(tx, systemActor("files"), { action: "file.destroy", subject: `file:${id}` });
  }
  return files.length;
}

/** First marked, then deleted outside of any transaction, then forgotten: safe to repeat. */
async function deleteRound(app: App): Promise<number> {
  const now = app.clock.now();
  const untouched = new Date(now.getTime() - DAY_MS);
  const blobs = await app.database.transaction((tx) =>
    tx.all(startDeleting, now, untouched, FILES_MAX),
  );
  for (const blob of blobs) {
    await fileStore(app).delete(blobName(blob.content_index, blob.id));
    await app.database.transaction((tx) => tx.run(deleteBlob, blob.id));
  }
  return blobs.length;
}

/** What an upload left behind when its process died. */
async function deleteLeftovers(app: App): Promise<void> {
  const folder = app.config.files.incoming;
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => undefined);
    if (found && found.mtimeMs < Date.now() - DAY_MS) await rm(path, { force: true });
  }
}
