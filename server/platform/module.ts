import type { App } from "./app.ts";
import type { Subscription } from "./events/event.ts";
import type { Job } from "./events/jobs.ts";
import type { AnyRoute } from "./http/route.ts";

/** What a module hands to the server beside its door: routes, jobs and event subscriptions. */
export interface Module {
  readonly name: string;
  readonly routes?: readonly AnyRoute[];
  readonly jobs?: readonly Job<never>[];
  readonly subscriptions?: readonly Subscription[];
  /** Runs once before the first request, after the migrations; must be safe to run again. */
  start?(app: App): Promise<void>;
  stop?(app: App): Promise<void>;
}
