import type { Answer } from "@jinnang/api-client";
import type { WireMoney } from "@jinnang/ui";
import { queryOptions } from "@tanstack/react-query";
import { api, keyHeader, take } from "../../shared/api.ts";

export type BankAccount = Answer<"/v1/wallet/bank-accounts", "get">["items"][number];

export const bankAccountsQuery = queryOptions({
  queryKey: ["bank-accounts"],
  queryFn: () => take(api.GET("/v1/wallet/bank-accounts")),
});

export const banksQuery = queryOptions({
  queryKey: ["banks"],
  queryFn: () => take(api.GET("/v1/wallet/banks")),
  staleTime: Number.POSITIVE_INFINITY,
});

export function startTopUp(body: { bankAccountId: string; amount: WireMoney }, key: string) {
  return take(api.POST("/v1/wallet/top-ups", { body, headers: keyHeader(key) }));
}

export function linkBank(body: { bankId: string; accountNumber: string; holderName: string }) {
  return take(api.POST("/v1/wallet/bank-accounts", { body }));
}

export function unlinkBank(id: string) {
  return take(api.DELETE("/v1/wallet/bank-accounts/{id}", { params: { path: { id } } }));
}
