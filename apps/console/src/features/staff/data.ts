import type { paths, Schemas } from "@jinnang/api-client";
import { useOnce } from "@jinnang/ui";
import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, take } from "../../shared/api.ts";
import type { StaffRole } from "../../shared/me.ts";

export type StaffPerson = Schemas["StaffCard"];
export type StaffRequest = Schemas["StaffRequest"];
export type AskedRequest = NonNullable<
  paths["/v1/identity/staff/requests"]["post"]["requestBody"]
>["content"]["application/json"];

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

export const requestsQuery = queryOptions({
  queryKey: ["staff", "requests"],
  queryFn: () => take(api.GET("/v1/identity/staff/requests")),
});

/** Asks for a change that another admin decides on; `onAsked` gets the asker's half, if any. */
export function useAsk(onAsked: (enrolmentCode: string | null) => void) {
  const queries = useQueryClient();
  const ask = useMutation({
    mutationFn: (body: AskedRequest) => take(api.POST("/v1/identity/staff/requests", { body })),
    onSuccess: ({ enrolmentCode }) => {
      void queries.invalidateQueries({ queryKey: ["staff"] });
      onAsked(enrolmentCode);
    },
  });
  return { ask, askOnce: useOnce(ask) };
}
