import type { Module } from "../../platform/module.ts";
import { auditRoutes } from "./audit-routes.ts";
import { measureDesk } from "./metrics.ts";
import { routes } from "./routes.ts";

/** Views for staff over the doors of other modules; nobody builds on them. */
export const module: Module = {
  name: "desk",
  routes: [...routes, ...auditRoutes],
  start: async (app) => {
    measureDesk(app);
    return undefined;
  },
};
