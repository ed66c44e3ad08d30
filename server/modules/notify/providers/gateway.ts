import { createHmac } from "node:crypto";
import type { App } from "../../../platform/app.ts";
import type { MessageProvider } from "./provider.ts";

/** A gateway that does not answer within this is asked again by the job. */
const TIMEOUT_MS = 10_000;

/**
 * Hands messages to the operator's gateway by HTTP: one POST of JSON per message, signed as
 * Standard Webhooks signs (HMAC-SHA256 over id, time and body). The id is the same on a retry, so
 * the gateway can send once; any status but 2xx means "not taken".
 */
export function gatewayProvider({ config, clock }: App): MessageProvider {
  return {
    name: "gateway",
    async send(message) {
      const body = JSON.stringify(message);
      const timestamp = Math.floor(clock.now().getTime() / 1_000).toString();
      const signature = createHmac("sha256", config.messageGatewaySecret)
        .update(`${message.id}.${timestamp}.${body}`)
        .digest("base64");
      const response = await fetch(config.messageGatewayUrl, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          "webhook-id": message.id,
          "webhook-timestamp": timestamp,
          "webhook-signature": `v1,${signature}`,
        },
        body,
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      if (!response.ok) throw new Error(`the message gateway answered ${response.status}`);
    },
  };
}
