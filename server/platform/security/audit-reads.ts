import type { App } from "../app.ts";
import type { Reader } from "../database/database.ts";
import { readOnly } from "../database/read-only.ts";
import { type Actor, actorName, type StaffActor } from "../http/permission.ts";
import { auditRead } from "./audit.ts";

/** What was asked, as the route's schemas parsed it. */
export interface Asked {
  // biome-ignore lint/suspicious/noExplicitAny: each route has its own shapes.
  readonly params: any;
  // biome-ignore lint/suspicious/noExplicitAny: each route has its own shapes.
  readonly query: any;
  // biome-ignore lint/suspicious/noExplicitAny: each route has its own shapes.
  readonly body: any;
  readonly actor: StaffActor;
  readonly tx: Reader;
}

/** Which persons' data a route's answer shows; http.ts writes it down when staff get it. */
export interface Reads {
  /** How the entry is named, such as `cases.view`. */
  readonly action: string;
  /** `customer:<id>` of each person shown; the answer as the handler gave it, null when raw. */
  readonly about: (
    // biome-ignore lint/suspicious/noExplicitAny: each route has its own answer.
    answer: any,
    asked: Asked,
  ) => readonly string[] | Promise<readonly string[]>;
  /** What was looked at, where that is more than a person: `case:<id>`. */
  // biome-ignore lint/suspicious/noExplicitAny: each route has its own answer.
  readonly subject?: (answer: any, asked: Asked) => string;
  /** What else belongs in the entry: a reason, a count, what was looked for. Never a secret. */
  readonly details?: (
    // biome-ignore lint/suspicious/noExplicitAny: each route has its own answer.
    answer: any,
    asked: Asked,
  ) => Record<string, unknown>;
  /**
   * A work list that its screen asks for again at every event: the same persons seen again by the
   * same colleague within ten minutes are one entry, so that the rest of the log stays readable.
   */
  readonly isWorkList?: true;
}

const AGAIN_MS = 10 * 60 * 1_000;
/** Bounds the memory of who saw which list; beyond it, entries are merely written again. */
const REMEMBERED_MAX = 10_000;

const seen = new WeakMap<App, Map<string, number>>();

/** Writes down what a colleague is about to be shown. Throws when it cannot: then nothing is. */
export async function auditShown(
  app: App,
  actor: Actor,
  reads: Reads,
  shown: { answer: unknown; params: unknown; query: unknown; body: unknown },
): Promise<void> {
  if (actor.kind !== "staff") return;
  const { answer, ...given } = shown;
  const asked: Asked = { ...given, actor, tx: readOnly(app.database) };
  const about = [...new Set(await reads.about(answer, asked))].sort();
  const isEmptyList = reads.isWorkList && about.length === 0;
  const details = reads.details?.(answer, asked) ?? {};
  const sight = [reads.action, ...about, JSON.stringify(details)].join(" ");
  if (isEmptyList || (reads.isWorkList && wasJustSeen(app, actor, sight))) return;
  await auditRead(app.database, actor, {
    action: reads.action,
    subject: reads.subject?.(answer, asked) ?? (about.length === 1 ? `${about[0]}` : "customers"),
    about,
    details: { ...details, count: about.length },
  });
  if (reads.isWorkList) remember(app, actor, sight);
}

function wasJustSeen(app: App, actor: Actor, sight: string): boolean {
  const before = seen.get(app)?.get(`${actorName(actor)} ${sight}`);
  return before !== undefined && app.clock.now().getTime() - before < AGAIN_MS;
}

function remember(app: App, actor: Actor, sight: string): void {
  const memory = seen.get(app) ?? new Map<string, number>();
  seen.set(app, memory);
  if (memory.size >= REMEMBERED_MAX) memory.clear();
  memory.set(`${actorName(actor)} ${sight}`, app.clock.now().getTime());
}
