import type { Answer } from "@jinnang/api-client";
import type { WireMoney } from "@jinnang/money";
import { api, keyHeader, take } from "../../shared/api.ts";
import type { Order } from "../../shared/data.ts";

export type Quote = Answer<"/v1/wallet/payments/quote", "post">;

export function quotePayment(code: string) {
  return take(api.POST("/v1/wallet/payments/quote", { body: { code } }));
}

export function createPayment(
  body: { code: string; amount: WireMoney; note?: string },
  key: string,
) {
  return take(api.POST("/v1/wallet/payments", { body, headers: keyHeader(key) }));
}

interface Confirmation {
  orderId: string;
  pin: string;
  key: string;
  /** Ends when the screen is left: a PIN typed there must not pay after that. */
  signal: AbortSignal;
}

/**
 * Proves the PIN and pays. When the answer is lost, the order itself says whether it was paid; only
 * when that cannot be read either does the person see that the network failed.
 */
export async function confirmPayment(confirmation: Confirmation): Promise<Order> {
  const { orderId, pin, key, signal } = confirmation;
  const body = { pin, purpose: `payment:${orderId}` };
  const proof = await take(api.POST("/v1/identity/confirmations", { body, signal }));
  const params = { path: { id: orderId } };
  try {
    return await take(
      api.POST("/v1/wallet/payments/{id}/confirm", {
        params,
        body: { confirmationId: proof.confirmationId },
        headers: keyHeader(key),
        signal,
      }),
    );
  } catch (error) {
    const order = await take(api.GET("/v1/wallet/orders/{id}", { params })).catch(() => undefined);
    if (order?.state === "succeeded") return order;
    throw error;
  }
}
