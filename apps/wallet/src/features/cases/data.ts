import type { Answer } from "@jinnang/api-client";
import { useLanguage } from "@jinnang/ui";
import { useQuery } from "@tanstack/react-query";
import { api, keyHeader, take } from "../../shared/api.ts";

export type CaseLine = Answer<"/v1/cases/mine", "get">["items"][number];
export type Case = Answer<"/v1/cases/mine/{id}", "get">;

/** The server writes the sentences of a case, so each language is read on its own. */
export function useCases() {
  const [language] = useLanguage();
  return useQuery({
    queryKey: ["cases", language],
    queryFn: () => take(api.GET("/v1/cases/mine")),
  });
}

export function useCase(id: string) {
  const [language] = useLanguage();
  return useQuery({
    queryKey: ["case", id, language],
    queryFn: () => take(api.GET("/v1/cases/mine/{id}", { params: { path: { id } } })),
    enabled: id !== "",
  });
}

interface Complaint {
  subject: string;
  description: string;
  orderId?: string;
}

export function complain(complaint: Complaint, key: string) {
  const body = { kind: "complaint" as const, ...complaint };
  return take(api.POST("/v1/cases/mine", { body, headers: keyHeader(key) }));
}

export function escalateCase(id: string, reason: string) {
  const params = { path: { id } };
  return take(api.POST("/v1/cases/mine/{id}/escalate", { params, body: { reason } }));
}
