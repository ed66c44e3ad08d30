import type { AnyRoute } from "../../platform/http/route.ts";
import { proposalRoutes } from "./actions/routes.ts";
import { evidenceRoutes } from "./evidence/routes.ts";
import { customerRoutes } from "./flow/customer-routes.ts";
import { staffRoutes } from "./flow/routes.ts";
import { conflictRoutes } from "./guards/conflict-routes.ts";

/** Fixed paths first: `/mine`, `/proposals` and `/conflicts` are no case's id. */
export const routes: readonly AnyRoute[] = [
  ...customerRoutes,
  ...proposalRoutes,
  ...conflictRoutes,
  ...staffRoutes,
  ...evidenceRoutes,
];
