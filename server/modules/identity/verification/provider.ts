import type { App } from "../../../platform/app.ts";
import type { Check } from "./levels.ts";

/** What a customer hands in; which fields a provider needs, it checks itself. */
export interface Submission {
  /** Ours, and the same on every retry: a provider that sees it twice must check once. */
  readonly id: string;
  readonly fields: Readonly<Record<string, string>>;
}

export type VerificationAnswer =
  | { readonly state: "pending"; readonly reference: string }
  | { readonly state: "passed"; readonly checks: readonly Check[] }
  | { readonly state: "failed"; readonly reason: string };

/** Somebody who checks who a customer is: a registry, a document reader, a teller's counter. */
export interface VerificationProvider {
  readonly id: string;
  /** What a pass of it may prove; anything else it answers is left out. */
  readonly does: readonly Check[];
  /** Hands the submission over. Called by a job, outside any transaction; may be repeated. */
  start(app: App, submission: Submission): Promise<VerificationAnswer>;
  /** Asks again about one that is pending. */
  ask(app: App, reference: string): Promise<VerificationAnswer>;
}
