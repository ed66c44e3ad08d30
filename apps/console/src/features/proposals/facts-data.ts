import type { Schemas } from "@jinnang/api-client";
import { queryOptions } from "@tanstack/react-query";
import { api, take } from "../../shared/api.ts";

export type Facts = Schemas["ProposalFacts"];

/** Read when somebody decides, and written to the audit trail: never kept from another time. */
export const factsQuery = (id: string) =>
  queryOptions({
    queryKey: ["proposal-facts", id],
    queryFn: () => take(api.GET("/v1/cases/proposals/{id}/facts", { params: { path: { id } } })),
    gcTime: 0,
    staleTime: 0,
    refetchOnWindowFocus: false,
  });
