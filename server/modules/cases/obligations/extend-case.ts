import type { App } from "../../../platform/app.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { type Refusal, refuseRequest } from "../../../platform/http/errors.ts";
import type { StaffActor } from "../../../platform/http/permission.ts";
import { audit } from "../../../platform/security/audit.ts";
import { redact } from "../../../platform/security/redact.ts";
import { demandOwnWords } from "../../conversations/index.ts";
import { refuse } from "../errors.ts";
import { publishChanged } from "../events.ts";
import { addEntry } from "../evidence/chain.ts";
import { lockOpenCase } from "../file/lock.ts";
import type { CaseRow } from "../file/types.ts";
import { deadlineOf, ruleOf } from "./duties.ts";
import { extendObligation, obligationsOfCases } from "./queries.ts";
import type { ObligationRow } from "./types.ts";

/**
 * Puts the answer off, with a reason that the customer reads. `days` are in the unit of the duty's
 * own rule and count from the duty's start, never beyond what the rule allows.
 */
export async function extendCase(
  tx: Tx,
  actor: StaffActor,
  caseId: string,
  input: { days: number; reason: string },
): Promise<void> {
  const row = await lockOpenCase(tx, caseId);
  const obligations = await tx.all(obligationsOfCases, [caseId]);
  const refusal = whyNotExtend(tx.app, row, obligations, actor);
  if (refusal) throw refusal;
  const duty = extendableOf(tx.app, row, obligations);
  if (!duty) throw refuse("nothing_to_extend");
  const { rule, obligation, max } = duty;
  if (input.days > max.count) throw refuse("extension_too_long", { daysMax: max.count });
  const span = { count: input.days, unit: max.unit };
  const start = obligation.started_at;
  const deadline = deadlineOf(tx.app, row.jurisdiction, { rule, start, span });
  if (deadline.at <= obligation.due_at) throw refuse("nothing_to_extend");
  await demandOwnWords(tx, actor, { kind: "case", id: caseId }, [input.reason]);
  const { at, date, provisional } = deadline;
  await tx.run(extendObligation, obligation.id, at, provisional, input.days);
  const data = { date, reason: redact(input.reason).text };
  await addEntry(tx, actor, caseId, "extended", data);
  const entry = { subject: `case:${caseId}`, about: [`customer:${row.customer_id}`] };
  await audit(tx, actor, { action: "cases.extend", ...entry, details: data });
  await publishChanged(tx, row, row.state);
}

/** Why the answer cannot be put off by this person now; undefined when it can. */
export function whyNotExtend(
  app: App,
  row: CaseRow,
  obligations: readonly ObligationRow[],
  actor: StaffActor,
): Refusal | undefined {
  if (!actor.roles.includes("supervisor")) return refuseRequest("not_allowed");
  if (row.state === "closed") return refuse("case_closed");
  const duty = extendableOf(app, row, obligations);
  if (!duty) return refuse("nothing_to_extend");
  // No action gives a provisional credit yet, so a rule that asks for one first cannot be used.
  if (duty.needs.includes("provisional_credit")) return refuse("extension_needs_credit");
  return undefined;
}

/** The first open duty whose rule allows more time. */
function extendableOf(app: App, row: CaseRow, obligations: readonly ObligationRow[]) {
  for (const obligation of obligations) {
    const rule = ruleOf(app, row.jurisdiction, obligation.rule, obligation.rule_version);
    if (obligation.met_at !== null || !rule.extension) continue;
    return { obligation, rule, ...rule.extension };
  }
  return undefined;
}
