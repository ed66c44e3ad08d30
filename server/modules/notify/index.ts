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
  jobs: [sendMessage, forgetDeliveries] as Module["jobs"] & object,
  // A server that cannot send codes cannot sign anybody up: better it does not start.
  start: async (app) => void providerOf(app),
};
