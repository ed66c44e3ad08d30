import type { Answer, Schemas } from "@jinnang/api-client";
import { queryOptions } from "@tanstack/react-query";
import { api, take } from "../../shared/api.ts";

export type LedgerProof = Schemas["LedgerProof"];
export type TrialBalanceData = Answer<"/v1/ledger/trial-balance", "get">;
export type TrialLine = TrialBalanceData["items"][number];

/** While a proof runs the bar should move; at rest a look now and then is enough. */
const RUNNING_MS = 700;
const RESTING_MS = 10_000;

export const proofQuery = queryOptions({
  queryKey: ["proof"],
  queryFn: () => take(api.GET("/v1/ledger/proof")),
  refetchInterval: ({ state }) => (isRunning(state.data?.full) ? RUNNING_MS : RESTING_MS),
});

export const trialQuery = queryOptions({
  queryKey: ["trial-balance"],
  queryFn: () => take(api.GET("/v1/ledger/trial-balance")),
});

export function isRunning(proof: LedgerProof | null | undefined): boolean {
  return proof?.finishedAt === null;
}

/** A link cannot send the header that names the app, so the address names it. */
export const JOURNAL_URL = "/v1/ledger/journal.csv?app=console";
