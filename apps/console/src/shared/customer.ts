import type { Answer, Schemas } from "@jinnang/api-client";
import { queryOptions } from "@tanstack/react-query";
import { api, take } from "./api.ts";

export type CustomerData = Answer<"/v1/desk/customers/{id}", "get">;
export type Order = Schemas["Order"];

/** Each read is written to the audit trail, so the card is read when opened and when news came. */
export const customerQuery = (id: string) =>
  queryOptions({
    queryKey: ["customer", id],
    queryFn: () => take(api.GET("/v1/desk/customers/{id}", { params: { path: { id } } })),
    staleTime: 120_000,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
