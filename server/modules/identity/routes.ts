import type { AnyRoute } from "../../platform/http/route.ts";
import { protectionRoutes } from "./routes/protection.ts";
import { secretRoutes } from "./routes/secrets.ts";
import { sessionRoutes } from "./routes/session.ts";
import { signUpRoutes } from "./routes/sign-up.ts";
import { staffRoutes } from "./routes/staff.ts";
import { staffSecretRoutes } from "./routes/staff-secrets.ts";

export const routes: readonly AnyRoute[] = [
  ...signUpRoutes,
  ...sessionRoutes,
  ...secretRoutes,
  ...protectionRoutes,
  ...staffRoutes,
  ...staffSecretRoutes,
];
