import type { Reader, Tx } from "../../../platform/database/database.ts";
import { refuseRequest } from "../../../platform/http/errors.ts";
import type { StaffActor } from "../../../platform/http/permission.ts";
import { uuidv7 } from "../../../platform/ids.ts";
import { audit } from "../../../platform/security/audit.ts";
import { refuse } from "../errors.ts";
import { ruleSchemas } from "./operator-rules.ts";
import { approveRuleRow, findRule, insertRule, newestRules, type RuleRow } from "./queries.ts";
import { dayOf } from "./rule-facts.ts";

export interface NewRule {
  readonly socket: "limit" | "fee";
  readonly record: unknown;
  /** First day in force; it must lie ahead, so that nobody decides by an older set on that day. */
  readonly from: string;
  readonly reason: string;
}

/** Proposes a rule of the operator's own; it is in force once a second person has approved it. */
export async function proposeRule(tx: Tx, actor: StaffActor, rule: NewRule): Promise<RuleRow> {
  refuseEarly(tx, rule.from);
  const record = ruleSchemas[rule.socket].safeParse(rule.record);
  if (!record.success) throw refuseRequest("invalid_request", { field: "record" });
  const id = uuidv7(tx.now.getTime());
  const json = JSON.stringify(record.data);
  const { socket, from, reason } = rule;
  await tx.run(insertRule, id, socket, json, from, reason, actor.staffId, tx.now);
  const details = { socket, from, record: json, reason };
  await audit(tx, actor, { action: "wallet.rule-proposed", subject: `rule:${id}`, details });
  return tx.one(findRule, id);
}

/** The second person's approval: the proposer's own is refused; again changes nothing. */
export async function approveRule(tx: Tx, actor: StaffActor, id: string): Promise<RuleRow> {
  const rule = await tx.maybe(findRule, id);
  if (!rule) throw refuseRequest("not_found");
  if (rule.approved_by !== null) return rule;
  if (rule.proposed_by === actor.staffId) throw refuse("rule_own_approval");
  refuseEarly(tx, rule.from_day);
  await tx.run(approveRuleRow, id, actor.staffId, tx.now);
  await audit(tx, actor, { action: "wallet.rule-approved", subject: `rule:${id}`, details: {} });
  return tx.one(findRule, id);
}

/** The operator's newest rules; older ones are in the audit log. */
const RULES_MAX = 200;

export function operatorRuleRows(reader: Reader): Promise<RuleRow[]> {
  return reader.all(newestRules, RULES_MAX);
}

function refuseEarly(tx: Tx, from: string): void {
  if (from <= dayOf(tx.app, tx.now)) throw refuse("rule_too_early");
}
