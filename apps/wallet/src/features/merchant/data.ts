import type { Answer } from "@jinnang/api-client";
import type { WireMoney } from "@jinnang/money";
import { queryOptions } from "@tanstack/react-query";
import { api, keyHeader, take } from "../../shared/api.ts";
import { provePin } from "../../shared/data.ts";

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

/** Gives a payment back, with the PIN; the same key again is the same refund. */
export async function refundPayment(refund: {
  merchantId: string;
  orderId: string;
  amount: WireMoney;
  reason: string;
  pin: string;
  key: string;
  signal: AbortSignal;
}) {
  const { merchantId, orderId, amount, reason, pin, key, signal } = refund;
  const purpose = `merchant_refund:${orderId}_${amount.currency}_${amount.value}`;
  const confirmationId = await provePin({ purpose, pin, signal });
  return take(
    api.POST("/v1/wallet/merchants/{id}/orders/{orderId}/refunds", {
      params: { path: { id: merchantId, orderId } },
      body: { amount, reason, confirmationId },
      headers: keyHeader(key),
      signal,
    }),
  );
}

export type Member = Answer<"/v1/wallet/merchants/{id}/members", "get">["items"][number];

export const membersQuery = (id: string) =>
  queryOptions({
    queryKey: ["merchant", id, "members"],
    queryFn: () => take(api.GET("/v1/wallet/merchants/{id}/members", { params: { path: { id } } })),
  });

interface MemberChange {
  merchantId: string;
  pin: string;
  signal: AbortSignal;
}

export async function addMember(
  change: MemberChange & { phone: string; role: Member["role"] },
): Promise<void> {
  const { merchantId: id, pin, signal, phone, role } = change;
  const confirmationId = await provePin({ purpose: `merchant_members:${id}`, pin, signal });
  const body = { phone, role, confirmationId };
  const params = { path: { id } };
  await take(api.POST("/v1/wallet/merchants/{id}/members", { params, body, signal }));
}

export async function removeMember(change: MemberChange & { customerId: string }): Promise<void> {
  const { merchantId: id, pin, signal, customerId } = change;
  const confirmationId = await provePin({ purpose: `merchant_members:${id}`, pin, signal });
  await take(
    api.POST("/v1/wallet/merchants/{id}/members/{customerId}/remove", {
      params: { path: { id, customerId } },
      body: { confirmationId },
      signal,
    }),
  );
}
