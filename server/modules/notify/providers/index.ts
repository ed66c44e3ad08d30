import type { App } from "../../../platform/app.ts";
import { gatewayProvider } from "./gateway.ts";
import type { MessageProvider } from "./provider.ts";
import { sandboxProvider } from "./sandbox.ts";

/** The operator's gateway if there is one; without it only the sandbox may go on. */
export function providerOf(app: App): MessageProvider {
  if (app.config.messageGatewayUrl) return gatewayProvider(app);
  if (app.config.mode === "sandbox") return sandboxProvider(app);
  throw new Error("MODE=production needs MESSAGE_GATEWAY_URL: codes could not be sent");
}
