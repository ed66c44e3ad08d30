import { z } from "zod";
import type { App } from "../../../platform/app.ts";
import { refuseRequest } from "../../../platform/http/errors.ts";
import { type IdempotencyClaim, once } from "../../../platform/http/idempotency.ts";
import type { StaffActor } from "../../../platform/http/permission.ts";
import {
  type AnyRoute,
  CAREFUL,
  idParams,
  pageQuery,
  RELAXED,
  route,
} from "../../../platform/http/route.ts";
import { reasonSchema } from "../file/schemas.ts";
import { approverRoles } from "./approval.ts";
import { decideProposal } from "./decide-proposal.ts";
import { executeProposal } from "./execute-proposal.ts";
import type { Decision } from "./may.ts";
import { propose } from "./propose.ts";
import { findProposal, listProposals } from "./queries.ts";
import { actionSchema, proposalSchema } from "./schemas.ts";
import { proposalStates } from "./types.ts";
import { proposalView } from "./view.ts";

/** Proposing and deciding: two different people, one action, once. */
export const proposalRoutes: readonly AnyRoute[] = [
  route({
    method: "POST",
    url: "/v1/cases/:id/proposals",
    summary: "Propose an action on a case; another person decides",
    allow: ["agent", "supervisor"],
    limit: CAREFUL,
    params: idParams,
    body: z.object({ action: actionSchema, reason: reasonSchema }),
    answer: proposalSchema,
    status: 201,
    idempotency: "route",
    handler: async ({ tx, actor, params, body, language }) => {
      const proposal = await propose(tx, actor, params.id, body);
      return proposalView(proposal, { app: tx.app, language, now: tx.now, staff: actor });
    },
  }),
  route({
    method: "GET",
    url: "/v1/cases/proposals",
    summary: "Proposals, newest first",
    allow: [...approverRoles],
    limit: RELAXED,
    query: pageQuery.extend({
      cursor: z.uuid().optional(),
      state: z.enum(proposalStates).optional(),
    }),
    answer: z.object({ items: z.array(proposalSchema), next: z.string().nullable() }),
    handler: async ({ tx, actor, query, language }) => {
      const { state = null, cursor = null, limit } = query;
      const rows = await tx.all(listProposals, state, cursor, limit);
      const viewer = { app: tx.app, language, now: tx.now, staff: actor };
      return {
        items: rows.map((row) => proposalView(row, viewer)),
        next: rows.length === limit ? (rows.at(-1)?.id ?? null) : null,
      };
    },
  }),
  route({
    method: "POST",
    url: "/v1/cases/proposals/:id/approve",
    summary: "Approve another person's proposal; it is carried out at once, exactly once",
    allow: [...approverRoles],
    limit: CAREFUL,
    params: idParams,
    body: z.object({ reason: reasonSchema.optional() }),
    answer: proposalSchema,
    idempotency: "verb",
    transaction: "none",
    handler: ({ app, actor, params, body, claim }) =>
      decide(app, actor, claim, params.id, { decision: "approved", reason: body.reason }),
  }),
  route({
    method: "POST",
    url: "/v1/cases/proposals/:id/reject",
    summary: "Reject another person's proposal, with the reason that the customer reads",
    allow: [...approverRoles],
    limit: CAREFUL,
    params: idParams,
    body: z.object({ reason: reasonSchema }),
    answer: proposalSchema,
    idempotency: "verb",
    transaction: "none",
    handler: ({ app, actor, params, body, claim }) =>
      decide(app, actor, claim, params.id, { decision: "rejected", reason: body.reason }),
  }),
];

/** The decision commits first; then the action runs, and the answer says how it stands. */
async function decide(
  app: App,
  actor: StaffActor,
  claim: IdempotencyClaim,
  proposalId: string,
  input: { decision: Decision; reason: string | undefined },
) {
  await app.database.transaction((tx) =>
    once(tx, claim, 200, async () => {
      await decideProposal(tx, actor, proposalId, input);
      return { proposalId };
    }),
  );
  await executeProposal(app, proposalId).catch((error) => {
    // The approval stands: the job that was committed with it carries it out.
    app.log.error({ err: error, proposalId }, "approved proposal left to its job");
  });
  const proposal = await app.database.maybe(findProposal, proposalId);
  if (!proposal) throw refuseRequest("not_found");
  return proposalView(proposal, {
    app,
    language: actor.language,
    now: app.clock.now(),
    staff: actor,
  });
}
