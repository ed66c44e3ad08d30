import type { Answer } from "@jinnang/api-client";
import type { WireMoney } from "@jinnang/money";
import { queryOptions } from "@tanstack/react-query";
import { api, keyHeader, take } from "../../shared/api.ts";

export type MerchantOrder = Answer<"/v1/wallet/merchants/{id}/orders", "get">["items"][number];
export type Code = Answer<"/v1/wallet/merchants/{id}/codes", "post">;

export const merchantQuery = (id: string) =>
  queryOptions({
    queryKey: ["merchant", id],
    queryFn: () => take(api.GET("/v1/wallet/merchants/{id}", { params: { path: { id } } })),
  });

export const receivedQuery = (id: string) =>
  queryOptions({
    queryKey: ["merchant", id, "orders"],
    queryFn: () => take(api.GET("/v1/wallet/merchants/{id}/orders", { params: { path: { id } } })),
  });

export function openTill(id: string, open: boolean) {
  const params = { path: { id } };
  return take(api.PATCH("/v1/wallet/merchants/{id}", { params, body: { open } }));
}

export function makeCode(id: string, body: { amount?: WireMoney; note?: string }) {
  return take(api.POST("/v1/wallet/merchants/{id}/codes", { params: { path: { id } }, body }));
}

/** Gives a payment back, in full or in part; the same key again is the same refund. */
export function refundPayment(refund: {
  merchantId: string;
  orderId: string;
  amount: WireMoney;
  reason: string;
  key: string;
}) {
  const { merchantId, orderId, amount, reason, key } = refund;
  return take(
    api.POST("/v1/wallet/merchants/{id}/orders/{orderId}/refunds", {
      params: { path: { id: merchantId, orderId } },
      body: { amount, reason },
      headers: keyHeader(key),
    }),
  );
}
