import { infiniteQueryOptions } from "@tanstack/react-query";
import { api, take } from "../../shared/api.ts";
import type { Proposal } from "../cases/data.ts";

export type ProposalState = Proposal["state"];

export const PROPOSAL_STATES: ProposalState[] = [
  "waiting",
  "approved",
  "executed",
  "rejected",
  "failed",
  "expired",
];

export const proposalsQuery = (state: ProposalState | undefined) =>
  infiniteQueryOptions({
    queryKey: ["proposals", state ?? "all"],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => {
      const query = { ...(state ? { state } : {}), ...(pageParam ? { cursor: pageParam } : {}) };
      return take(api.GET("/v1/cases/proposals", { params: { query } }));
    },
    getNextPageParam: (page) => page.next ?? undefined,
  });
