import { isIPv6 } from "node:net";
import type { App } from "../app.ts";
import { refuse } from "./errors.ts";
import { type Actor, actorName } from "./permission.ts";
import type { AnyRoute } from "./route.ts";

/**
 * How often one may ask. A signed-in person has the limit of the route; an address, which may
 * stand for an office or a campus, has ten times that, for everybody behind it. On top of it each
 * has a budget over all routes, from which an expensive one takes more. Counted in memory: every
 * process of several counts for itself.
 */
export interface Limits {
  /** Before anything is read or looked up. */
  takeAddress(address: string, route: AnyRoute): void;
  /** After it is known who asks. */
  takePerson(actor: Actor, route: AnyRoute): void;
  /** Seconds to wait when an address looked for too much that is not there; else 0. */
  missed(address: string): number;
  /** One at a time for each person: exports hold memory and the event loop. */
  alone<T>(actor: Actor, work: () => Promise<T>): Promise<T>;
}

export const ADDRESS_SHARE = 10;
const BUDGET_SECONDS = 60;
/** Twice the most relaxed route; a busy desk with ten open tabs stays below a tenth of it. */
const BUDGET_PER_PERSON = 1_200;
const BUDGET_PER_ADDRESS = BUDGET_PER_PERSON * ADDRESS_SHARE;
/** A person meets a handful of dead links a day; who tries out numbers meets many a minute. */
const MISSED = { max: 120, perSeconds: 60 };

export function createLimits(app: App): Limits {
  const windows = createWindows(() => app.clock.now().getTime());
  const exporting = new Set<string>();
  const off = !app.config.rateLimits;
  const demand = (key: string, max: number, perSeconds: number, cost = 1) => {
    const retryAfterSeconds = windows.take(key, { max, perSeconds, cost });
    if (retryAfterSeconds > 0) throw refuse("too_many_requests", { retryAfterSeconds });
  };
  return {
    takeAddress(address, { method, url, limit, cost = 1 }) {
      if (off) return;
      const who = networkOf(address);
      demand(`${who} ${method} ${url}`, limit.max * ADDRESS_SHARE, limit.perSeconds);
      demand(who, BUDGET_PER_ADDRESS, BUDGET_SECONDS, cost);
    },
    takePerson(actor, { method, url, limit, cost = 1 }) {
      if (off || actor.kind === "stranger") return;
      const who = actorName(actor);
      demand(`${who} ${method} ${url}`, limit.max, limit.perSeconds);
      demand(who, BUDGET_PER_PERSON, BUDGET_SECONDS, cost);
    },
    missed(address) {
      return off ? 0 : windows.take(`${networkOf(address)} missed`, { ...MISSED, cost: 1 });
    },
    async alone(actor, work) {
      const who = actorName(actor);
      if (exporting.has(who)) throw refuse("export_running");
      exporting.add(who);
      try {
        return await work();
      } finally {
        exporting.delete(who);
      }
    },
  };
}

interface Take {
  readonly max: number;
  readonly perSeconds: number;
  readonly cost: number;
}

/** More keys than this are an attack from very many addresses: the oldest windows go first. */
const KEYS_MAX = 200_000;

/** Fixed windows by key. `take` answers 0, or the seconds until the window ends. */
export function createWindows(now: () => number) {
  const windows = new Map<string, { taken: number; endsAt: number }>();
  return {
    size: () => windows.size,
    take(key: string, { max, perSeconds, cost }: Take): number {
      const at = now();
      let window = windows.get(key);
      if (!window || window.endsAt <= at) {
        // Set anew at the end of the map, so that its beginning holds what ended first.
        windows.delete(key);
        window = { taken: 0, endsAt: at + perSeconds * 1_000 };
        windows.set(key, window);
        if (windows.size > KEYS_MAX) dropOld(windows, at);
      }
      if (window.taken + cost > max) return Math.max(1, Math.ceil((window.endsAt - at) / 1_000));
      window.taken += cost;
      return 0;
    },
  };
}

function dropOld(windows: Map<string, { endsAt: number }>, at: number): void {
  for (const [key, { endsAt }] of windows) {
    if (endsAt > at && windows.size <= KEYS_MAX * 0.9) return;
    windows.delete(key);
  }
}

/** One household or machine has a whole /64 of IPv6 (RFC 6177), so that is what is counted. */
export function networkOf(address: string): string {
  const plain = address.toLowerCase().replace(/^::ffff:(?=\d+\.)/, "");
  if (!isIPv6(plain)) return plain;
  const [head = "", tail] = (plain.split("%", 1)[0] ?? "").split("::");
  const front = head.split(":").filter(Boolean);
  const back = (tail ?? "").split(":").filter(Boolean);
  const gap = tail === undefined ? 0 : Math.max(0, 8 - front.length - back.length);
  const groups = [...front, ...Array<string>(gap).fill("0"), ...back];
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":")}::/64`;
}
