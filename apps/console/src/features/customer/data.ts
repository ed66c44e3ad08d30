import { infiniteQueryOptions } from "@tanstack/react-query";
import { api, take } from "../../shared/api.ts";

export const LOCK_REASONS = [
  "owner_asked",
  "lost_phone",
  "stolen",
  "fraud",
  "compliance",
  "other",
] as const;
export type LockReason = (typeof LOCK_REASONS)[number];

export function lockCustomer(id: string, body: { reason: LockReason; note: string }) {
  return take(api.POST("/v1/identity/customers/{id}/lock", { params: { path: { id } }, body }));
}

export function signOutCustomer(id: string, body: { note: string }) {
  return take(api.POST("/v1/identity/customers/{id}/sign-out", { params: { path: { id } }, body }));
}

export function stopMerchant(orderId: string, body: { note: string }) {
  const params = { path: { id: orderId } };
  return take(api.POST("/v1/wallet/payments/{id}/merchant/freeze", { params, body }));
}

export function openMerchant(orderId: string, body: { note: string }) {
  const params = { path: { id: orderId } };
  return take(api.POST("/v1/wallet/payments/{id}/merchant/unfreeze", { params, body }));
}

export const trailQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ["trail", id],
    queryFn: ({ pageParam: cursor }) =>
      take(
        api.GET("/v1/desk/customers/{id}/trail", {
          params: { path: { id }, query: cursor ? { cursor } : {} },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    staleTime: 0,
  });
