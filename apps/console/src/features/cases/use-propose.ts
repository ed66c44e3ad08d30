import type { WireMoney } from "@jinnang/money";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { useState } from "react";
import { api, idempotencyKey, keyHeader, take } from "../../shared/api.ts";
import type { Proof } from "./propose-fields.tsx";
import { useText } from "./text.ts";

/** The actions that this form knows how to ask for. */
export type ProposedAction =
  | { type: "refund"; orderId: string; amount: WireMoney }
  | { type: "goodwill_credit"; amount: WireMoney }
  | { type: "unlock"; proofs: Proof[] };

/** The key is made when the form opens: pressed twice, it is still one proposal. */
export function usePropose(caseId: string, done: () => void) {
  const t = useText();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [key] = useState(idempotencyKey);
  return useMutation({
    mutationFn: (body: { action: ProposedAction; reason: string }) => {
      const params = { path: { id: caseId }, header: keyHeader(key) };
      return take(api.POST("/v1/cases/{id}/proposals", { params, body }));
    },
    onSuccess: () => {
      message.success(t("proposed"));
      for (const name of ["case", "cases", "proposals", "messages"]) {
        void queries.invalidateQueries({ queryKey: [name] });
      }
      done();
    },
  });
}
