import type { Module } from "../../platform/module.ts";
import { executeProposalJob } from "./actions/execute-proposal.ts";
import { watchProposals } from "./actions/jobs.ts";
import { recountProvisional, watchObligations } from "./obligations/jobs.ts";
import { routes } from "./routes.ts";

/** The door of cases. */
export type { CaseAction } from "./actions/action.ts";
export { actionRegistry } from "./actions/actions.ts";
export { decideProposal } from "./actions/decide-proposal.ts";
export { executeProposal } from "./actions/execute-proposal.ts";
export { expireProposals, stopAbandoned } from "./actions/jobs.ts";
export { propose } from "./actions/propose.ts";
export { verifyChain } from "./evidence/chain.ts";
export { caseCounts } from "./figures/case-counts.ts";
export { type NewCase, openCase } from "./flow/open-case.ts";
export { caseNumbered, casesOf } from "./flow/read-case.ts";
export { type CaseSummary, caseSummarySchema } from "./flow/schemas.ts";
export { dutyRegistry } from "./obligations/duties.ts";
export type { Rule } from "./obligations/rule.ts";

export const module: Module = {
  name: "cases",
  routes,
  jobs: [executeProposalJob, watchObligations, watchProposals, recountProvisional],
};
