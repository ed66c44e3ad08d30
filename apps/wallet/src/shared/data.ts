import type { Answer } from "@jinnang/api-client";
import { currentBrand, currentLanguage } from "@jinnang/ui";
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

/** How strong a password is; it does not leave the browser. The server judges it once more. */
export const strengthQuery = (password: string, personal: string[], language = currentLanguage()) =>
  queryOptions({
    queryKey: ["strength", password, language],
    queryFn: async () => {
      const { estimateStrength } = await import("@jinnang/words/strength");
      const { zh, en } = currentBrand();
      return estimateStrength(password, { language, personal, guessable: [zh, en] });
    },
  });

export function signIn(body: { phone: string; password: string; deviceName: string }) {
  return take(api.POST("/v1/identity/sign-in", { body }));
}

/** Proves the PIN for one purpose, such as `top_up:…`; the server takes the proof once. */
export async function provePin(proof: {
  purpose: string;
  pin: string;
  /** Ends when the screen is left: a PIN typed there must not move money after that. */
  signal: AbortSignal;
}): Promise<string> {
  const { purpose, pin, signal } = proof;
  const { confirmationId } = await take(
    api.POST("/v1/identity/confirmations", { body: { pin, purpose }, signal }),
  );
  return confirmationId;
}
