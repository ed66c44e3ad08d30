import type { Module } from "../../platform/module.ts";
import { executeProposalJob } from "./actions/execute-proposal.ts";
import { proposalRoutes } from "./actions/routes.ts";
import { customerRoutes } from "./flow/customer-routes.ts";
import { watchCases } from "./flow/jobs.ts";
import { staffRoutes } from "./flow/routes.ts";

export { decideProposal } from "./actions/decide-proposal.ts";
export { executeProposal } from "./actions/execute-proposal.ts";
export { propose } from "./actions/propose.ts";
/** The door of cases. */
export { verifyChain } from "./evidence/chain.ts";
export { type NewCase, openCase } from "./flow/open-case.ts";
export { caseCounts, caseNumbered, casesOf } from "./flow/read-case.ts";
export { type CaseSummary, caseSummarySchema } from "./flow/schemas.ts";

export const module: Module = {
  name: "cases",
  // Fixed paths first: `/mine` and `/proposals` are no case's id.
  routes: [...customerRoutes, ...proposalRoutes, ...staffRoutes],
  jobs: [executeProposalJob, watchCases],
};
