import type { Answer } from "@jinnang/api-client";
import { queryOptions } from "@tanstack/react-query";
import { api, take } from "../../shared/api.ts";

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
