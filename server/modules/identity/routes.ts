import type { AnyRoute } from "../../platform/http/route.ts";
import { holdRoutes } from "./customers/hold-routes.ts";
import { lockRoutes } from "./customers/lock-routes.ts";
import { outsideLockRoutes } from "./customers/outside-lock-routes.ts";
import { customerRoutes } from "./customers/routes.ts";
import { staffCustomerRoutes } from "./customers/staff-routes.ts";
import { factorRoutes } from "./factors/routes.ts";
import { partnerRoutes } from "./partners/routes.ts";
import { sessionRoutes } from "./sessions/routes.ts";
import { enrolmentRoutes } from "./staff/enrolment-routes.ts";
import { staffRequestRoutes } from "./staff/request-routes.ts";
import { staffRoutes } from "./staff/routes.ts";

export const routes: readonly AnyRoute[] = [
  ...customerRoutes,
  ...sessionRoutes,
  ...factorRoutes,
  ...lockRoutes,
  ...outsideLockRoutes,
  ...holdRoutes,
  ...staffCustomerRoutes,
  ...partnerRoutes,
  ...staffRoutes,
  ...staffRequestRoutes,
  ...enrolmentRoutes,
];
