import type { App } from "./app.ts";
import type { AnyJob } from "./events/jobs.ts";
import type { Subscription } from "./events/subscription.ts";
import type { AnyRoute } from "./http/route.ts";
import type { Stop } from "./stop.ts";

/** What a module hands to the server beside its door: routes, jobs and event subscriptions. */
export interface Module {
  readonly name: string;
  readonly routes?: readonly AnyRoute[];
  readonly jobs?: readonly AnyJob[];
  readonly subscriptions?: readonly Subscription[];
  /** Runs before the first request, after the migrations; must be safe to run again. Returns how to
   * stop what goes on in the background. */
  start?(app: App): Promise<Stop | undefined>;
}
