import { z } from "zod";
import type { App } from "../app.ts";
import { enqueue, job } from "../events/jobs.ts";
import { callOutside } from "../outside/call.ts";
import { raiseAlarm } from "./alarms.ts";
import { type CheckedLog, checkAuditLog, dropAnchor } from "./audit-anchors.ts";
import { storeAuditCheck } from "./queries-security.ts";

const HOUR_MS = 60 * 60 * 1_000;
/** An hourly job that finds the last anchor this old drops the next: one a day. */
const ANCHOR_AFTER_MS = 23.5 * HOUR_MS;

/** Every hour: is the audit log whole? If so its head is anchored once a day; if not, an alarm. */
export const verifyAudit = job({
  name: "platform.verify-audit",
  payload: z.object({}),
  cron: "23 * * * *",
  run: async (app) => {
    const checked = await checkAuditLog(app);
    await record(app, checked);
    if (checked.brokenAt !== undefined || checked.entries === 0n) return;
    const last = Date.parse(checked.anchors.at(-1)?.at ?? "1970-01-01T00:00:00Z");
    if (app.clock.now().getTime() - last < ANCHOR_AFTER_MS) return;
    const anchor = await dropAnchor(app, checked);
    if (app.config.auditAnchorUrl === undefined) return;
    const text = JSON.stringify(anchor);
    await app.database.transaction((tx) => enqueue(tx, sendAnchor, { text }));
  },
});

async function record(app: App, { brokenAt, reason, entries, anchors }: CheckedLog): Promise<void> {
  app.metrics.auditIntact.set(brokenAt === undefined ? 1 : 0);
  await app.database.transaction(async (tx) => {
    const { now } = tx;
    await tx.run(storeAuditCheck, now, entries, brokenAt ?? null, reason ?? null, anchors.length);
    if (brokenAt === undefined) return;
    const details = { brokenAt: brokenAt.toString(), reason };
    const alarm = { kind: "audit-chain-broken", subject: "audit", details } as const;
    await raiseAlarm(tx, { ...alarm, againAfterMs: 24 * HOUR_MS });
  });
}

/** The anchor is also kept where nobody of this machine can change it. */
export const sendAnchor = job({
  name: "platform.send-anchor",
  payload: z.object({ text: z.string() }),
  run: async (app, { text }) => {
    const url = app.config.auditAnchorUrl;
    if (url === undefined) return;
    const answer = await callOutside(app, { party: "anchor", method: "POST", url, body: text });
    if (!answer.ok) throw new Error(`the anchor was not taken: ${answer.status}`);
  },
});
