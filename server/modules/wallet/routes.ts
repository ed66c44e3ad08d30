import type { AnyRoute } from "../../platform/http/route.ts";
import { merchantRoutes } from "./merchants/routes.ts";
import { orderRoutes } from "./orders/routes.ts";
import { paymentRoutes } from "./payment/routes.ts";
import { walletRoutes } from "./wallets/routes.ts";

export const routes: readonly AnyRoute[] = [
  ...walletRoutes,
  ...paymentRoutes,
  ...orderRoutes,
  ...merchantRoutes,
];
