import type { FastifyRequest } from "fastify";
import type { App } from "../app.ts";
import { type Actor, actorName } from "../http/permission.ts";
import type { AnyRoute } from "../http/route.ts";
import { uuidv7 } from "../ids.ts";
import type { Stop } from "../stop.ts";
import { insertSecurityEvents } from "./queries-security.ts";

/**
 * What was tried. Routes whose outcome matters name it in `security`; refusals of every other route
 * for want of a session, a permission or patience are `http.refused`. Like events of a second are
 * one row with a count, so that a flood neither fills the disk nor hides what else happened.
 */
interface SecurityEvent {
  readonly kind: string;
  readonly outcome: "ok" | "refused";
  readonly code: string | null;
  readonly actor: string;
  readonly who: string | null;
  readonly address: string;
  readonly route: string;
}

const FLUSH_EVERY_MS = 1_000;
/** Distinct events held until the next write; more are only counted. */
const HELD_MAX = 2_000;
const REFUSED = new Set([401, 403, 429]);

interface Held {
  readonly event: SecurityEvent;
  readonly at: Date;
  count: number;
}

const held = new WeakMap<App, Map<string, Held>>();

export interface Answered {
  readonly request: FastifyRequest;
  readonly status: number;
  readonly code: string | null;
  readonly actor: Actor | undefined;
}

/** Looks at an answer that has been sent; costs the request nothing. */
export function noteAnswer(app: App, { request, status, code, actor }: Answered): void {
  const { definition } = request.routeOptions.config as { definition?: AnyRoute };
  const kind = definition?.security;
  if (kind === undefined && !REFUSED.has(status)) return;
  if (status >= 500) return;
  note(app, {
    kind: kind ?? "http.refused",
    outcome: status >= 400 ? "refused" : "ok",
    code,
    actor: actor && actor.kind !== "stranger" ? actorName(actor) : "stranger",
    who: whoOf(app, request.body),
    address: request.ip,
    route: `${request.method} ${request.routeOptions.url ?? "unknown"}`,
  });
}

function note(app: App, event: SecurityEvent): void {
  const { kind, outcome, code } = event;
  app.metrics.securityEvents.inc({ kind, outcome, code: code ?? "" });
  const events = held.get(app) ?? new Map<string, Held>();
  held.set(app, events);
  const key = JSON.stringify(event);
  const same = events.get(key);
  if (same) same.count += 1;
  else if (events.size < HELD_MAX) events.set(key, { event, at: app.clock.now(), count: 1 });
}

/** Whom a stranger says to be: a staff number as it is, a phone or address only as keyed hash. */
function whoOf(app: App, body: unknown): string | null {
  if (typeof body !== "object" || body === null) return null;
  const { phone, email, staffNumber } = body as Record<string, unknown>;
  if (typeof staffNumber === "string" && /^\d{1,12}$/.test(staffNumber)) {
    return `staff-number:${staffNumber}`;
  }
  const contact = typeof phone === "string" ? phone : email;
  if (typeof contact !== "string") return null;
  const plain = contact.normalize("NFKC").toLowerCase().replace(/[\s-]/g, "");
  return `contact:${app.vault.blindIndex(plain, "security log").toString("base64url")}`;
}

/** Writes what is held; the log lines have it even when the database is away. */
export async function flushSecurityLog(app: App): Promise<void> {
  const rows = [...(held.get(app)?.values() ?? [])];
  if (rows.length === 0) return;
  held.delete(app);
  for (const { event, count } of rows) app.log.info({ security: { ...event, count } }, "security");
  try {
    await app.database.run(
      insertSecurityEvents,
      rows.map(({ at }) => uuidv7(at.getTime())),
      rows.map(({ at }) => at),
      rows.map(({ event }) => event.kind),
      rows.map(({ event }) => event.outcome),
      rows.map(({ event }) => event.code),
      rows.map(({ event }) => event.actor),
      rows.map(({ event }) => event.who),
      rows.map(({ event }) => event.address),
      rows.map(({ event }) => event.route),
      rows.map(({ count }) => count),
    );
  } catch (error) {
    app.log.warn({ err: error, lost: rows.length }, "the security log could not be written");
  }
}

export function startSecurityLog(app: App): Stop {
  const timer = setInterval(() => void flushSecurityLog(app), FLUSH_EVERY_MS);
  return async () => {
    clearInterval(timer);
    await flushSecurityLog(app);
  };
}
