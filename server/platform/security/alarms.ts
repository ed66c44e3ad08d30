import type { Tx } from "../database/database.ts";
import { publish } from "../events/outbox.ts";
import { systemActor } from "../http/permission.ts";
import { uuidv7 } from "../ids.ts";
import type { AlarmKind } from "./alarm-kinds.ts";
import { audit } from "./audit.ts";
import { alarmRaised } from "./events.ts";
import { insertAlarm } from "./queries-security.ts";

export interface Alarm {
  readonly kind: AlarmKind;
  /** Whom it is about: `staff:<id>`, `address:<ip>`, `audit`. */
  readonly subject: string;
  readonly details: Record<string, unknown>;
  /** The same alarm about the same subject comes once in this time. */
  readonly againAfterMs: number;
}

/** Raises an alarm with `tx`: on the screens of supervisors and auditors, in metrics, in the log. */
export async function raiseAlarm(tx: Tx, alarm: Alarm): Promise<boolean> {
  const { kind, subject, details, againAfterMs } = alarm;
  const window = Math.floor(tx.now.getTime() / againAfterMs);
  const id = uuidv7(tx.now.getTime());
  const once = `${kind} ${subject} ${window}`;
  const text = JSON.stringify(details);
  if ((await tx.run(insertAlarm, id, tx.now, kind, subject, text, once)) === 0) return false;
  await audit(tx, systemActor("alarms"), { action: `security.${kind}`, subject, details });
  await publish(tx, alarmRaised({ id, kind, subject }));
  tx.app.metrics.alarms.inc({ kind });
  tx.app.log.warn({ alarm: kind, subject, details }, "alarm");
  return true;
}
