import { z } from "zod";
import type { App } from "../../../platform/app.ts";
import type { Reader } from "../../../platform/database/database.ts";
import { type Language, refuseRequest } from "../../../platform/http/errors.ts";
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
import { listsProposals, showsFacts, showsProposal } from "../file/reads.ts";
import { reasonSchema } from "../file/schemas.ts";
import { approverRoles } from "./approval.ts";
import { type DecisionInput, decideProposal } from "./decide-proposal.ts";
import { executeProposal } from "./execute-proposal.ts";
import { proposalFacts } from "./facts.ts";
import { factsSchema } from "./facts-schema.ts";
import { propose } from "./propose.ts";
import { findProposal, listProposals } from "./queries.ts";
import { actionSchema, proposalSchema } from "./schemas.ts";
import { stopsOf } from "./stops.ts";
import { type ProposalCard, proposalStates } from "./types.ts";
import { proposalView } from "./view.ts";

/** Longer than any version of the facts. */
const SEEN_LENGTH_MAX = 64;

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
    reads: showsProposal,
    status: 201,
    idempotency: "route",
    handler: async ({ tx, actor, params, body, language }) => {
      const proposal = await propose(tx, actor, params.id, body);
      return viewOf(tx, proposal, actor, language);
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
    reads: listsProposals,
    handler: async ({ tx, actor, query, language }) => {
      const { state = null, cursor = null, limit } = query;
      const rows = await tx.all(listProposals, state, cursor, limit);
      const viewer = { app: tx.app, language, now: tx.now, staff: actor };
      const stops = await stopsOf(tx, rows, actor);
      return {
        items: rows.map((row) => proposalView(row, viewer, stops.get(row.id))),
        next: rows.length === limit ? (rows.at(-1)?.id ?? null) : null,
      };
    },
  }),
  route({
    method: "GET",
    url: "/v1/cases/proposals/:id/facts",
    summary: "What the second person should know before deciding",
    allow: [...approverRoles],
    limit: RELAXED,
    params: idParams,
    answer: factsSchema,
    reads: showsFacts,
    handler: ({ tx, actor, params, language }) =>
      proposalFacts(tx, actor, params.id, { app: tx.app, language, now: tx.now }),
  }),
  route({
    method: "POST",
    url: "/v1/cases/proposals/:id/approve",
    summary: "Approve another person's proposal; it is carried out at once, exactly once",
    allow: [...approverRoles],
    limit: CAREFUL,
    params: idParams,
    body: z.object({
      reason: reasonSchema.optional(),
      seen: z
        .string()
        .max(SEEN_LENGTH_MAX)
        .optional()
        .describe("`version` of the facts; refused with facts_changed when they differ now"),
    }),
    answer: proposalSchema,
    reads: showsProposal,
    idempotency: "verb",
    transaction: "none",
    handler: ({ app, actor, params, body, claim }) =>
      decide(app, actor, claim, params.id, { decision: "approved", ...body }),
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
    reads: showsProposal,
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
  input: DecisionInput,
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
  return viewOf(app.database, proposal, actor, actor.language);
}

async function viewOf(
  reader: Reader,
  proposal: ProposalCard,
  staff: StaffActor,
  language: Language,
) {
  const stop = (await stopsOf(reader, [proposal], staff)).get(proposal.id);
  return proposalView(proposal, { app: reader.app, language, now: reader.now, staff }, stop);
}
