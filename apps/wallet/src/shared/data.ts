import type { Answer } from "@jinnang/api-client";
import { queryOptions } from "@tanstack/react-query";
import { api, take } from "./api.ts";

/** Calls and keys that several features use; each feature's own stand in its `data.ts`. */
export type Order = Answer<"/v1/wallet/orders/{id}", "get">;

export const orderQuery = (id: string) =>
  queryOptions({
    queryKey: ["order", id],
    queryFn: () => take(api.GET("/v1/wallet/orders/{id}", { params: { path: { id } } })),
  });

/** The newest orders, as many as the screen has room for. */
export const latestOrdersQuery = (limit: number) =>
  queryOptions({
    queryKey: ["orders", "latest", limit],
    queryFn: () => take(api.GET("/v1/wallet/orders", { params: { query: { limit } } })),
  });

export const inboxQuery = queryOptions({
  queryKey: ["inbox"],
  queryFn: () => take(api.GET("/v1/notify/inbox")),
});

/** How strong a password is, judged by the server with what is known of the person. */
export const strengthQuery = (password: string, hints: string[]) =>
  queryOptions({
    queryKey: ["strength", password],
    queryFn: () => take(api.POST("/v1/identity/password/strength", { body: { password, hints } })),
  });

export function signIn(body: { phone: string; password: string; deviceName: string }) {
  return take(api.POST("/v1/identity/sign-in", { body }));
}
