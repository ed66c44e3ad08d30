import type { AnyRoute } from "../../platform/http/route.ts";
import { protectionRoutes } from "./customers/routes.ts";
import { secretRoutes } from "./factors/routes.ts";
import { sessionRoutes } from "./sessions/routes.ts";
import { signUpRoutes } from "./customers/sign-up-routes.ts";
import { staffRoutes } from "./staff/routes.ts";
import { staffSecretRoutes } from "./staff/reset-routes.ts";

export const routes: readonly AnyRoute[] = [
  ...signUpRoutes,
  ...sessionRoutes,
  ...secretRoutes,
  ...protectionRoutes,
  ...staffRoutes,
  ...staffSecretRoutes,
];
