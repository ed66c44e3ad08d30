import type { Schemas } from "@jinnang/api-client";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api, take } from "../../shared/api.ts";

export type Case = Schemas["Case"];
export type CaseSummary = Schemas["CaseSummary"];
export type Proposal = Schemas["Proposal"];
export type CaseKind = Case["kind"];
export type CaseState = Case["state"];
export type Obligation = Case["obligations"][number];

export const CASE_KINDS: CaseKind[] = [
  "complaint",
  "dispute",
  "inquiry",
  "correction",
  "unlock",
  "fraud_report",
];
export const CASE_STATES: CaseState[] = ["open", "proposed", "resolved", "closed"];

export interface CaseFilter {
  state?: CaseState;
  mine: boolean;
}

export const casesQuery = (filter: CaseFilter) =>
  infiniteQueryOptions({
    queryKey: ["cases", filter],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => {
      const query = {
        ...(filter.state ? { state: filter.state } : {}),
        ...(filter.mine ? { mine: "true" } : {}),
        ...(pageParam ? { cursor: pageParam } : {}),
      };
      return take(api.GET("/v1/cases", { params: { query } }));
    },
    getNextPageParam: (page) => page.next ?? undefined,
  });

/** Each read of a case is written to the audit trail, so it is not read again without need. */
export const caseQuery = (id: string) =>
  queryOptions({
    queryKey: ["case", id],
    queryFn: () => take(api.GET("/v1/cases/{id}", { params: { path: { id } } })),
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  });
