import type { Answer } from "@jinnang/api-client";
import type { WireMoney } from "@jinnang/money";
import { queryOptions } from "@tanstack/react-query";
import { api, keyHeader, take } from "../../shared/api.ts";
import { provePin } from "../../shared/data.ts";

export type BankAccount = Answer<"/v1/wallet/instruments", "get">["items"][number];

export const bankAccountsQuery = queryOptions({
  queryKey: ["instruments"],
  queryFn: () => take(api.GET("/v1/wallet/instruments")),
});

export const banksQuery = queryOptions({
  queryKey: ["banks"],
  queryFn: async () => {
    const { items } = await take(api.GET("/v1/wallet/rails"));
    return { items: items.find(({ id }) => id === "bank")?.institutions ?? [] };
  },
  staleTime: Number.POSITIVE_INFINITY,
});

/** Tops up with the PIN; the same key again is the same top-up, also with a PIN typed anew. */
export async function startTopUp(topUp: {
  instrumentId: string;
  amount: WireMoney;
  pin: string;
  key: string;
  signal: AbortSignal;
}) {
  const { instrumentId, amount, pin, key, signal } = topUp;
  const purpose = `top_up:${instrumentId}_${amount.currency}_${amount.value}`;
  const confirmationId = await provePin({ purpose, pin, signal });
  const body = { instrumentId, amount, confirmationId };
  return take(api.POST("/v1/wallet/top-ups", { body, headers: keyHeader(key), signal }));
}

/** Asks the bank, with the PIN; the account is linked once its owner has proven it. */
export async function linkBank(account: {
  institution: string;
  number: string;
  holderName: string;
  phone: string;
  pin: string;
  signal: AbortSignal;
}) {
  const { pin, signal, ...wanted } = account;
  const purpose = `instrument_link:${wanted.institution}_${wanted.number.slice(-4)}`;
  const confirmationId = await provePin({ purpose, pin, signal });
  const body = { rail: "bank", ...wanted, confirmationId };
  return take(api.POST("/v1/wallet/instruments", { body, signal }));
}

/** Hands over the code that the bank sent to the owner of the account. */
export function proveBank(id: string, code: string) {
  const params = { path: { id } };
  return take(api.POST("/v1/wallet/instruments/{id}/code", { params, body: { code } }));
}

export function unlinkBank(id: string) {
  return take(api.DELETE("/v1/wallet/instruments/{id}", { params: { path: { id } } }));
}
