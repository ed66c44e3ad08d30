import { z } from "zod";
import { CAREFUL, idParams, RELAXED, route } from "../../../platform/http/route.ts";
import { approveRule, operatorRuleRows, proposeRule } from "./change-rules.ts";
import type { RuleRow } from "./queries.ts";

const ruleSchema = z
  .object({
    id: z.uuid(),
    socket: z.enum(["limit", "fee"]),
    record: z.record(z.string(), z.unknown()),
    from: z.iso.date(),
    proposedBy: z.uuid(),
    approvedBy: z.uuid().nullable(),
  })
  .meta({ id: "Rule" });

const REASON_LENGTH_MAX = 300;

/** The operator's own limits and fees: one person proposes, another approves. */
export const ruleRoutes = [
  route({
    method: "GET",
    url: "/v1/wallet/rules",
    summary: "The operator's own limits and fees, newest first",
    allow: ["finance", "compliance", "admin"],
    limit: RELAXED,
    answer: z.object({ items: z.array(ruleSchema) }),
    handler: async ({ tx }) => ({ items: (await operatorRuleRows(tx)).map(ruleView) }),
  }),
  route({
    method: "POST",
    url: "/v1/wallet/rules",
    summary: "Propose a limit or a fee of the operator's own, from a day to come",
    security: "wallet.rules",
    allow: ["finance", "compliance", "admin"],
    limit: CAREFUL,
    body: z.object({
      socket: z.enum(["limit", "fee"]),
      record: z.record(z.string().max(40), z.unknown()),
      from: z.iso.date(),
      reason: z.string().trim().min(1).max(REASON_LENGTH_MAX),
    }),
    answer: ruleSchema,
    status: 201,
    handler: async ({ tx, actor, body }) => ruleView(await proposeRule(tx, actor, body)),
  }),
  route({
    method: "POST",
    url: "/v1/wallet/rules/:id/approve",
    summary: "Approve a proposed rule; not by the person who proposed it",
    allow: ["finance", "compliance", "admin"],
    limit: CAREFUL,
    params: idParams,
    answer: ruleSchema,
    handler: async ({ tx, actor, params }) => ruleView(await approveRule(tx, actor, params.id)),
  }),
];

function ruleView(row: RuleRow) {
  return {
    id: row.id,
    socket: row.socket,
    record: row.record as Record<string, unknown>,
    from: row.from_day,
    proposedBy: row.proposed_by,
    approvedBy: row.approved_by,
  };
}
