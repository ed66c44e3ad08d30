import type { AnyRoute } from "../../platform/http/route.ts";
import { instrumentRoutes } from "./instruments/routes.ts";
import { openingRoutes } from "./merchants/opening-routes.ts";
import { merchantRoutes } from "./merchants/routes.ts";
import { merchantStaffRoutes } from "./merchants/staff-routes.ts";
import { orderRoutes } from "./orders/routes.ts";
import { paymentRoutes } from "./payment/routes.ts";
import { railRoutes } from "./rails/routes.ts";
import { refundRoutes } from "./refund/routes.ts";
import { ruleRoutes } from "./rules/routes.ts";
import { topUpRoutes } from "./top-up/routes.ts";
import { walletRoutes } from "./wallets/routes.ts";

export const routes: readonly AnyRoute[] = [
  ...walletRoutes,
  ...instrumentRoutes,
  ...topUpRoutes,
  ...paymentRoutes,
  ...orderRoutes,
  ...merchantRoutes,
  ...merchantStaffRoutes,
  ...openingRoutes,
  ...refundRoutes,
  ...railRoutes,
  ...ruleRoutes,
];
