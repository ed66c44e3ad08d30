import type { App } from "../../../platform/app.ts";
import type { Reader, Tx } from "../../../platform/database/database.ts";
import { publish } from "../../../platform/events/outbox.ts";
import type { Actor } from "../../../platform/http/permission.ts";
import { audit } from "../../../platform/security/audit.ts";
import { refuse } from "../errors.ts";
import { recoveryHoldChanged } from "../events.ts";
import { type CustomerRow, customerById } from "../people/queries.ts";
import { timeText } from "../people/time-text.ts";
import { clearRecovery, setRecovered } from "./queries.ts";
import { holdAfter, type RecoveryChannel } from "./recovery-holds.ts";

/** How a hold ends before its time, by the owner alone. */
export type WayOut = "pin" | "email";

export interface RecoveryHold {
  readonly until: string;
  readonly since: string;
  /** False once the time is over, while nothing older than the number was proven yet. */
  readonly active: boolean;
  /** Whether money is held as well, or only changes of PIN, e-mail address and accounts. */
  readonly money: boolean;
  readonly waysOut: WayOut[];
}

/** The hold in force, or what is still to be proven after it, and how its owner may do that. */
export function recoveryHoldOf(customer: CustomerRow, now: Date): RecoveryHold | null {
  const { held_until: until, recovered_at: since } = customer;
  if (!until || !since) return null;
  const active = until > now;
  if (!active && !isUnprovenByNumber(customer)) return null;
  const waysOut: WayOut[] = [];
  if (customer.pin_hash) waysOut.push("pin");
  if (hasOlderEmail(customer)) waysOut.push("email");
  const times = { until: until.toISOString(), since: since.toISOString() };
  return { ...times, active, money: active && customer.money_held, waysOut };
}

/**
 * An address that was there before the recovery proves an older right to the wallet. One that came
 * later, or the mailbox that the recovery itself went by, proves nothing more.
 */
export function hasOlderEmail(customer: CustomerRow): boolean {
  const { email_sealed, email_since, recovered_at, recovered_by } = customer;
  if (!email_sealed || recovered_by === "email") return false;
  return !recovered_at || (email_since !== null && email_since < recovered_at);
}

/** Somebody who only had the number opened this wallet, and nothing older was proven since. */
export function isUnprovenByNumber({ recovered_by }: CustomerRow): boolean {
  return recovered_by === "sms" || recovered_by === "call";
}

/** Begins the hold; the longer of two stays. */
export async function beginHold(
  tx: Tx,
  customer: CustomerRow,
  channel: RecoveryChannel,
): Promise<Date> {
  const { until, money } = holdAfter(tx.app, channel, tx.now);
  const old = recoveryHoldOf(customer, tx.now);
  const longer = old && new Date(old.until) > until ? new Date(old.until) : until;
  // A second recovery by e-mail does not make the first one, by number, any better.
  const by = isUnprovenByNumber(customer) ? customer.recovered_by : channel;
  await tx.run(setRecovered, customer.id, tx.now, by, longer, money || (old?.money ?? false));
  const heldUntil = longer.toISOString();
  await publish(tx, recoveryHoldChanged({ customerId: customer.id, heldUntil }));
  return longer;
}

/** Ends the hold: the owner proved more than the number. False when nothing was open. */
export async function liftHold(
  tx: Tx,
  actor: Actor,
  customerId: string,
  proof: string,
): Promise<boolean> {
  if ((await tx.run(clearRecovery, customerId)) === 0) return false;
  await publish(tx, recoveryHoldChanged({ customerId, heldUntil: null }));
  await audit(tx, actor, {
    action: "identity.recovery-hold-lifted",
    subject: `customer:${customerId}`,
    details: { proof },
  });
  return true;
}

/** Refuses what a thief of the number would change first, while the hold lasts. */
export async function demandNoHold(reader: Reader, customerId: string): Promise<CustomerRow> {
  const customer = await reader.one(customerById, customerId);
  const hold = recoveryHoldOf(customer, reader.now);
  if (hold?.active) throw recoveryHeld(reader.app, new Date(hold.until));
  return customer;
}

/** The refusal, for other modules' verbs as well. */
export function recoveryHeld(app: App, until: Date) {
  return refuse("recovery_hold", { until: until.toISOString(), untilText: timeText(app, until) });
}
