import type { Job } from "../../platform/events/jobs.ts";
import type { Module } from "../../platform/module.ts";
import { executeProposalJob } from "./execute-proposal.ts";
import { watchCases } from "./jobs.ts";
import { proposalRoutes } from "./proposal-routes.ts";
import { customerRoutes } from "./routes.ts";
import { staffRoutes } from "./staff-routes.ts";

/** The door of cases. */
export { verifyChain } from "./chain.ts";
export { decideProposal } from "./decide-proposal.ts";
export { executeProposal } from "./execute-proposal.ts";
export { type NewCase, openCase } from "./open-case.ts";
export { propose } from "./propose.ts";
export { caseCounts, caseNumbered, casesOf } from "./read-case.ts";
export { type CaseSummary, caseSummarySchema } from "./schemas.ts";

export const module: Module = {
  name: "cases",
  // Fixed paths first: `/mine` and `/proposals` are no case's id.
  routes: [...customerRoutes, ...proposalRoutes, ...staffRoutes],
  jobs: [executeProposalJob, watchCases] as unknown as Job<never>[],
};
