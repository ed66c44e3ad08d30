/**
 * The rules as data: how many signals of one kind within the window lead to which answer. Signals
 * that a stranger can cause (wrong passwords) never lock a wallet, or anybody could lock anybody;
 * they only ask for a second proof. Signals from inside a session may lock.
 */
export const signalKinds = [
  "sign_in_locked",
  "recovery_code_dead",
  "pin_locked",
  "inside_code_dead",
  "new_device",
  "reported_stolen",
  // The owner was verified: earlier signals no longer count.
  "settled",
] as const;
export type SignalKind = (typeof signalKinds)[number];

export type Decision = "allow" | "step_up" | "lock";

export interface Rule {
  readonly kind: SignalKind;
  readonly countMin: number;
  readonly decision: Exclude<Decision, "allow">;
}

/** One day: long enough to see slow guessing, short enough that a bad day passes. */
export const WINDOW_MS = 24 * 60 * 60 * 1_000;

export const rules: readonly Rule[] = [
  // Three rounds of five wrong passwords: a forgetful person resets it long before.
  { kind: "sign_in_locked", countMin: 3, decision: "step_up" },
  { kind: "recovery_code_dead", countMin: 3, decision: "step_up" },
  // Three rounds of five wrong PINs within a signed-in session.
  { kind: "pin_locked", countMin: 3, decision: "lock" },
  { kind: "inside_code_dead", countMin: 3, decision: "lock" },
  { kind: "reported_stolen", countMin: 1, decision: "lock" },
];

export interface Assessment {
  readonly decision: Decision;
  /** The rules that matched, so that a person can explain the decision. */
  readonly reasons: readonly { kind: SignalKind; count: number; decision: Decision }[];
}

/** Pure: the strictest matching rule wins, and every matching rule is named. */
export function decide(counts: ReadonlyMap<string, number>): Assessment {
  const reasons = rules
    .map((rule) => ({ ...rule, count: counts.get(rule.kind) ?? 0 }))
    .filter((rule) => rule.count >= rule.countMin)
    .map(({ kind, count, decision }) => ({ kind, count, decision }));
  const decisions = new Set(reasons.map((reason) => reason.decision));
  const decision = decisions.has("lock") ? "lock" : decisions.has("step_up") ? "step_up" : "allow";
  return { decision, reasons };
}
