import type { Module } from "../../platform/module.ts";
import { forgetDeliveries, sendMessage } from "./jobs.ts";
import { providerOf } from "./providers/index.ts";
import { routes } from "./routes.ts";

export { type Notice, type NotifyChannel, notify } from "./notify.ts";
export type { SandboxMessage } from "./queries.ts";
export { sandboxMessages } from "./sandbox-messages.ts";
export type { TemplateName } from "./templates/index.ts";

export const module: Module = {
  name: "notify",
  routes,
  jobs: [sendMessage, forgetDeliveries],
  // Without a gateway nobody can sign up, so the server must refuse to start.
  start: async (app) => {
    providerOf(app);
    return undefined;
  },
};
