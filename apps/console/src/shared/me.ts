import type { Answer } from "@jinnang/api-client";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { api, take } from "./api.ts";

export type StaffMe = Answer<"/v1/identity/staff/me", "get">;
export type StaffRole = StaffMe["roles"][number];

/** The signed-in member of staff; a stranger gets the problem `sign_in_required`. */
export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: () => take(api.GET("/v1/identity/staff/me")),
  staleTime: 60_000,
});

export function useMe() {
  return useQuery(meQuery).data;
}

/** True when the signed-in person has one of the roles; screens hide what a role may not do. */
export function useHasRole(...roles: StaffRole[]): boolean {
  const me = useMe();
  return me?.roles.some((role) => roles.includes(role)) ?? false;
}
