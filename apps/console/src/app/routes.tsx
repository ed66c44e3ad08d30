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
import { Frame, homeOf } from "./frame.tsx";

/** Where every screen of the console lives; each loads its code when it is first opened. */
const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  notFoundComponent: NotFound,
});

/** Screens behind sign-in: a stranger signs in first and comes back afterwards. */
const signedIn = createRoute({
  getParentRoute: () => root,
  id: "signed-in",
  component: Frame,
  beforeLoad: async ({ context, location }) => {
    try {
      await context.queryClient.ensureQueryData(meQuery);
    } catch (error) {
      if (isProblem(error) && error.status === 401) {
        throw redirect({ to: "/sign-in", search: { next: location.href } });
      }
      throw error;
    }
  },
});

type Load = () => Promise<Record<string, unknown>>;
function screen<P extends string>(path: P, load: Load, name: string, parent = signedIn) {
  return createRoute({
    getParentRoute: () => parent,
    path,
    component: lazyRouteComponent(load as never, name as never),
  });
}

/** The inbox is home; who serves no conversations starts with what they do work on. */
const home = createRoute({
  getParentRoute: () => signedIn,
  path: "/",
  beforeLoad: async ({ context }) => {
    const me = await context.queryClient.ensureQueryData(meQuery);
    const to = homeOf(me.roles);
    if (to !== "/") throw redirect({ to });
  },
  component: lazyRouteComponent(() => import("../features/inbox/inbox.tsx"), "Inbox"),
});

const tree = root.addChildren([
  screen("/sign-in", () => import("../features/sign-in/sign-in.tsx"), "SignIn", root as never),
  screen("/enrol", () => import("../features/sign-in/enrol.tsx"), "Enrol", root as never),
  signedIn.addChildren([
    home,
    screen(
      "/customers/$id",
      () => import("../features/customer/customer-page.tsx"),
      "CustomerPage",
    ),
    screen("/cases", () => import("../features/cases/cases.tsx"), "Cases"),
    screen("/cases/$id", () => import("../features/cases/case.tsx"), "CasePage"),
    screen("/conflicts", () => import("../features/cases/conflicts.tsx"), "Conflicts"),
    screen("/proposals", () => import("../features/proposals/proposals.tsx"), "Proposals"),
    screen("/overview", () => import("../features/overview/overview.tsx"), "Overview"),
    screen("/ledger", () => import("../features/ledger/proof.tsx"), "Proof"),
    screen("/ledger/trial-balance", () => import("../features/ledger/trial.tsx"), "TrialBalance"),
    screen("/learning", () => import("../features/learning/learning.tsx"), "Learning"),
    screen("/articles", () => import("../features/articles/articles.tsx"), "Articles"),
    screen(
      "/articles/new",
      () => import("../features/articles/editor/new-article.tsx"),
      "NewArticle",
    ),
    screen("/articles/$slug", () => import("../features/articles/article.tsx"), "ArticlePage"),
    screen("/merchants", () => import("../features/merchants/merchants.tsx"), "Merchants"),
    screen("/audit", () => import("../features/audit/audit.tsx"), "AuditLog"),
    screen("/audit/security", () => import("../features/audit/security.tsx"), "SecurityLog"),
    screen("/alarms", () => import("../features/audit/alarms.tsx"), "Alarms"),
    screen("/staff", () => import("../features/staff/staff.tsx"), "Staff"),
    screen("/my-settings", () => import("../features/my-settings/my-settings.tsx"), "MySettings"),
    screen("/search", () => import("../features/search/search.tsx"), "Search"),
  ]),
]);

export const router = createRouter({
  routeTree: tree,
  basepath: "/console",
  // Search parameters are plain words; screens read the ones they know.
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (search) => {
    const given = Object.entries(search).filter(([, value]) => value !== undefined);
    const text = new URLSearchParams(given as [string, string][]).toString();
    return text ? `?${text}` : "";
  },
  context: { queryClient: undefined as unknown as QueryClient },
  defaultPreload: "intent",
  defaultPendingComponent: Waiting,
  defaultErrorComponent: ({ error, reset }) => <Failed error={error} retry={reset} />,
  scrollRestoration: true,
});
