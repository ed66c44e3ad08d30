import { z } from "zod";
import type { App } from "../../../platform/app.ts";
import { refuse as refusePlatform } from "../../../platform/http/errors.ts";
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
import { proposalStates } from "../file/types.ts";
import { actionSchema, proposalSchema, reasonSchema } from "../flow/schemas.ts";
import { proposalView } from "../flow/view.ts";
import { type Decision, decideProposal } from "./decide-proposal.ts";
import { executeProposal } from "./execute-proposal.ts";
import { propose } from "./propose.ts";
import { findProposal, listProposals } from "./queries.ts";

/** Proposing and deciding: two different people, one action, once. */
export const proposalRoutes: readonly AnyRoute[] = [
  route({
    method: "POST",
    url: "/v1/cases/:id/proposals",
    summary: "Propose an action on a case; a supervisor decides",
    allow: ["agent", "supervisor"],
    limit: CAREFUL,
    params: idParams,
    body: z.object({ action: actionSchema, reason: reasonSchema }),
    answer: proposalSchema,
    status: 201,
    idempotency: "route",
    handler: async ({ tx, actor, params, body, language }) => {
      const proposal = await propose(tx, actor, params.id, body);
      return proposalView(proposal, { language, now: tx.now, staffId: actor.staffId });
    },
  }),
  route({
    method: "GET",
    url: "/v1/cases/proposals",
    summary: "Proposals, newest first",
    allow: ["supervisor"],
    limit: RELAXED,
    query: pageQuery.extend({
      cursor: z.uuid().optional(),
      state: z.enum(proposalStates).optional(),
    }),
    answer: z.object({ items: z.array(proposalSchema), next: z.string().nullable() }),
    handler: async ({ tx, actor, query, language }) => {
      const { state = null, cursor = null, limit } = query;
      const rows = await tx.all(listProposals, state, cursor, limit);
      const eyes = { language, now: tx.now, staffId: actor.staffId };
      return {
        items: rows.map((row) => proposalView(row, eyes)),
        next: rows.length === limit ? (rows.at(-1)?.id ?? null) : null,
      };
    },
  }),
  route({
    method: "POST",
    url: "/v1/cases/proposals/:id/approve",
    summary: "Approve another person's proposal; it is carried out at once, exactly once",
    allow: ["supervisor"],
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
    allow: ["supervisor"],
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
  if (!proposal) throw refusePlatform("not_found");
  return proposalView(proposal, {
    language: actor.language,
    now: app.clock.now(),
    staffId: actor.staffId,
  });
}
