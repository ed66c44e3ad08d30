import type { App } from "../../../platform/app.ts";
import { callOutside } from "../../../platform/outside/call.ts";
import type { MessageProvider } from "./provider.ts";

/**
 * Hands messages to the operator's gateway by HTTP: one POST of JSON per message, signed by
 * Standard Webhooks. The id is the same on a retry, so the gateway can send once; any status but
 * 2xx means "not taken", and the job tries again.
 */
export function gatewayProvider(app: App): MessageProvider {
  const { messageGatewayUrl: url, messageGatewaySecret: secrets } = app.config;
  return {
    name: "gateway",
    async send(message) {
      const { ok, status } = await callOutside(app, {
        party: "message-gateway",
        method: "POST",
        url,
        body: JSON.stringify(message),
        sign: { secrets, id: message.id },
      });
      if (!ok) throw new Error(`the message gateway answered ${status}`);
    },
  };
}
