import type { AnyRoute } from "../../platform/http/route.ts";
import { merchantRoutes } from "./routes-merchant.ts";
import { orderRoutes } from "./routes-orders.ts";
import { paymentRoutes } from "./routes-payments.ts";
import { walletRoutes } from "./routes-wallet.ts";

export const routes: readonly AnyRoute[] = [
  ...walletRoutes,
  ...paymentRoutes,
  ...orderRoutes,
  ...merchantRoutes,
];
