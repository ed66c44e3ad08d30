import type { Schemas } from "@jinnang/api-client";
import { queryOptions } from "@tanstack/react-query";
import { api, take } from "../../shared/api.ts";
import type { StaffRole } from "../../shared/me.ts";

export type StaffPerson = Schemas["StaffCard"];
export type StaffReset = Schemas["StaffReset"];

export const ROLES: StaffRole[] = [
  "agent",
  "supervisor",
  "teller",
  "compliance",
  "finance",
  "admin",
  "auditor",
];

export const staffQuery = queryOptions({
  queryKey: ["staff"],
  queryFn: () => take(api.GET("/v1/identity/staff")),
});

export const resetsQuery = queryOptions({
  queryKey: ["staff", "resets"],
  queryFn: () => take(api.GET("/v1/identity/staff/resets")),
  // Nobody is told by the live stream: two admins speak to each other anyway.
  refetchInterval: 30_000,
});
