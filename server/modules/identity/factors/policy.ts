import type { App } from "../../../platform/app.ts";
import { refuse as refuseRequest } from "../../../platform/http/errors.ts";
import { defineRegistry, entryOf } from "../../../platform/registry.ts";
import { refuse } from "../errors.ts";
import type { FactorKind } from "./factors.ts";

/** From an amount on, what must be proven: all factors of one of these combinations. */
export interface Demand<K extends string = string> {
  /** In minor units of the currency asked in; purposes without money have one demand, from 0. */
  readonly fromMinor: bigint;
  /** Proven in this order. The first combination is the one that screens ask for. */
  readonly anyOf: readonly (readonly K[])[];
}

function always<K extends FactorKind>(...anyOf: readonly (readonly K[])[]): readonly Demand<K>[] {
  return [{ fromMinor: 0n, anyOf }];
}

/** A code that may come by text message, by call or to the confirmed e-mail address. */
function codeAnd(...others: readonly FactorKind[]) {
  const channels = ["sms", "call", "email"] as const;
  return always<FactorKind>(...channels.map((channel) => [channel, ...others]));
}

/** What each purpose demands. Every verb of identity asks here; none decides by itself. */
const shipped = {
  sign_up: always(["sms"], ["call"]),
  sign_in: always(["password"]),
  staff_sign_in: always(["password", "totp"]),
  staff_password: always(["password"]),
  recovery: codeAnd(),
  password_change: always(["password"]),
  pin_set: always(["password"]),
  // A password may have come by a code to a stolen number; the old PIN has not.
  pin_change: always(["pin", "password"]),
  pin_reset: codeAnd("password"),
  // Recovery codes may go there later: a borrowed session must not be able to arrange that.
  email_add: always(["password"]),
  email: always(["email"]),
  unlock: codeAnd("password", "pin"),
  // Whoever has the phone may lock; it takes nothing but the number.
  wallet_lock: codeAnd(),
  // What is older than a recovery by number: the PIN, or the address confirmed before it.
  hold_lift: always(["pin"], ["email"]),
  payment: always(["pin"]),
  // Whoever holds a borrowed session must not pull money in from the owner's bank, nor link one.
  top_up: always(["pin"]),
  instrument_link: always(["pin"]),
  merchant_refund: always(["pin"]),
  merchant_members: always(["pin"]),
} satisfies Record<string, readonly Demand<FactorKind>[]>;

export type Purpose = keyof typeof shipped;

export const policy = defineRegistry<readonly Demand[]>("identity.policy", shipped);

/** What a purpose demands for an amount; a purpose that nobody declared is a malformed request. */
export function demandOf(app: App, purpose: string, amountMinor = 0n): Demand {
  const demands = entryOf(app, policy, purpose) ?? [];
  const reached = demands.filter(({ fromMinor }) => fromMinor <= amountMinor);
  const [first, ...others] = reached;
  if (!first) throw refuseRequest("invalid_request");
  return others.reduce(
    (most, demand) => (demand.fromMinor > most.fromMinor ? demand : most),
    first,
  );
}

/** The first combination that these factors cover. */
export function coveredBy(demand: Demand, kinds: readonly string[]): readonly string[] | undefined {
  return demand.anyOf.find((combination) => combination.every((kind) => kinds.includes(kind)));
}

/** Refuses when the factors proven so far are not what the purpose demands. */
export function demandProven(app: App, purpose: Purpose, kinds: readonly FactorKind[]): void {
  const demand = demandOf(app, purpose);
  if (!coveredBy(demand, kinds)) throw factorRequired(demand);
}

export function factorRequired(demand: Demand) {
  return refuse("factor_required", { anyOf: demand.anyOf });
}
