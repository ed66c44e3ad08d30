import type { Answer } from "@jinnang/api-client";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { api, take } from "./api.ts";

export type Me = Answer<"/v1/identity/me", "get">;

/** The signed-in customer; a stranger gets the problem `sign_in_required`. */
export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: () => take(api.GET("/v1/identity/me")),
  staleTime: 60_000,
});

export function useMe() {
  return useQuery(meQuery).data;
}
