import type { Answer } from "@jinnang/api-client";
import type { WireMoney } from "@jinnang/money";
import { queryOptions } from "@tanstack/react-query";
import { api, keyHeader, take } from "../../shared/api.ts";

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

export function startTopUp(body: { instrumentId: string; amount: WireMoney }, key: string) {
  return take(api.POST("/v1/wallet/top-ups", { body, headers: keyHeader(key) }));
}

export function linkBank(account: { institution: string; number: string; holderName: string }) {
  const body = { rail: "bank", ...account };
  return take(api.POST("/v1/wallet/instruments", { body }));
}

export function unlinkBank(id: string) {
  return take(api.DELETE("/v1/wallet/instruments/{id}", { params: { path: { id } } }));
}
