import type { Language } from "@jinnang/words";
import { queryOptions } from "@tanstack/react-query";
import { api, take } from "../../shared/api.ts";

export const limitsQuery = queryOptions({
  queryKey: ["limits"],
  queryFn: () => take(api.GET("/v1/wallet/limits")),
});

export function markInboxRead() {
  return take(api.POST("/v1/notify/inbox/read"));
}

/** The language in which the server writes to this person. */
export function rememberLanguage(language: Language) {
  return take(api.PATCH("/v1/identity/me", { body: { language } }));
}

export function signOut() {
  return take(api.POST("/v1/identity/sign-out"));
}
