import type { QueryClient } from "@tanstack/react-query";
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from "@tanstack/react-router";
import { isProblem } from "../shared/api.ts";
import { meQuery } from "../shared/me.ts";
import { Failed, NotFound, Waiting } from "../shared/states.tsx";
import { Shell } from "./shell.tsx";

/** Where every screen of the wallet lives; each loads its code when it is first opened. */
const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  component: Shell,
  notFoundComponent: NotFound,
});

const open = createRoute({ getParentRoute: () => root, id: "open" });

/** Screens behind sign-in: a stranger is sent to the welcome screen and comes back afterwards. */
const signedIn = createRoute({
  getParentRoute: () => root,
  id: "signed-in",
  beforeLoad: async ({ context, location }) => {
    try {
      await context.queryClient.ensureQueryData(meQuery);
    } catch (error) {
      if (isProblem(error) && error.status === 401) {
        throw redirect({ to: "/welcome", search: { next: location.href } });
      }
      throw error;
    }
  },
});

type Load = () => Promise<Record<string, unknown>>;

type Parent = typeof signedIn | typeof open;

function screen(path: string, load: Load, name: string, parent: Parent = signedIn) {
  return createRoute({
    getParentRoute: () => parent,
    path,
    component: lazyRouteComponent(load as never, name as never),
  });
}

const tree = root.addChildren([
  open.addChildren([
    screen("/welcome", () => import("../features/sign-in/welcome.tsx"), "Welcome", open),
    screen("/sign-up", () => import("../features/sign-in/sign-up.tsx"), "SignUp", open),
    screen("/sign-in", () => import("../features/sign-in/sign-in.tsx"), "SignIn", open),
    screen("/forgot", () => import("../features/sign-in/forgot.tsx"), "Forgot", open),
    screen("/lock", () => import("../features/sign-in/lock.tsx"), "EmergencyLock", open),
    screen("/help", () => import("../features/help/help.tsx"), "Help", open),
    screen("/help/$slug", () => import("../features/help/article.tsx"), "Article", open),
    screen("/channels", () => import("../features/help/channels.tsx"), "Channels", open),
    screen("/sandbox", () => import("../features/sandbox/sandbox.tsx"), "Sandbox", open),
  ]),
  signedIn.addChildren([
    screen("/", () => import("../features/home/home.tsx"), "Home"),
    screen("/top-up", () => import("../features/top-up/top-up.tsx"), "TopUp"),
    screen("/banks", () => import("../features/top-up/banks.tsx"), "Banks"),
    screen("/pay", () => import("../features/pay/pay.tsx"), "Pay"),
    screen("/orders", () => import("../features/orders/orders.tsx"), "Orders"),
    screen("/orders/$id", () => import("../features/orders/order.tsx"), "OrderPage"),
    screen("/chat", () => import("../features/chat/chat.tsx"), "Chat"),
    screen("/cases", () => import("../features/cases/cases.tsx"), "Cases"),
    screen("/cases/$id", () => import("../features/cases/case.tsx"), "CasePage"),
    screen("/complain", () => import("../features/cases/complain.tsx"), "Complain"),
    screen("/inbox", () => import("../features/profile/inbox.tsx"), "Inbox"),
    screen("/me", () => import("../features/profile/profile.tsx"), "MePage"),
    screen("/security", () => import("../features/security/security.tsx"), "Security"),
    screen("/security/pin", () => import("../features/security/pin.tsx"), "PinPage"),
    screen("/security/password", () => import("../features/security/password.tsx"), "PasswordPage"),
    screen("/security/email", () => import("../features/security/email.tsx"), "EmailPage"),
    screen("/security/recovery", () => import("../features/security/recovery.tsx"), "RecoveryPage"),
    screen("/security/lock", () => import("../features/security/lock.tsx"), "LockPage"),
    screen("/merchant/$id", () => import("../features/merchant/merchant.tsx"), "Merchant"),
    screen("/merchant/$id/members", () => import("../features/merchant/members.tsx"), "Members"),
    screen("/merchant/$id/code", () => import("../features/merchant/code.tsx"), "MerchantCode"),
  ]),
]);

export const router = createRouter({
  routeTree: tree,
  context: { queryClient: undefined as unknown as QueryClient },
  defaultPreload: "intent",
  defaultPendingComponent: () => (
    <main id="content">
      <Waiting />
    </main>
  ),
  defaultErrorComponent: ({ error, reset }) => <Failed error={error} retry={reset} />,
  scrollRestoration: true,
});
