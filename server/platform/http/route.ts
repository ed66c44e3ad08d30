import { type WireMoney, wireMoney } from "@jinnang/money";
import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { App } from "../app.ts";
import type { Reader, Tx } from "../database/database.ts";
import type { Reads } from "../security/audit-reads.ts";
import type { Language } from "./errors.ts";
import type { IdempotencyClaim } from "./idempotency.ts";
import type {
  Actor,
  Caller,
  CustomerActor,
  PartnerActor,
  StaffActor,
  StaffRole,
} from "./permission.ts";

/**
 * How often one person may use a route: `max` requests in each window of `perSeconds`. Ten times
 * as many for all behind one network address.
 */
export interface RateLimit {
  readonly max: number;
  readonly perSeconds: number;
}

/** For reading and ordinary clicks: far above what a person does, far below a flood. */
export const RELAXED: RateLimit = { max: 600, perSeconds: 60 };
/** For changes that a person makes now and then. */
export const CAREFUL: RateLimit = { max: 60, perSeconds: 60 };
/** For passwords, codes and PINs; the verbs count wrong tries themselves on top of this. */
export const STRICT: RateLimit = { max: 20, perSeconds: 60 };

/** What a route takes of the caller's budget that reads or computes much more than others. */
export const COST = { search: 5, upload: 20, export: 60 } as const;

interface Actors extends Record<StaffRole, StaffActor> {
  readonly anyone: Actor;
  readonly customer: CustomerActor;
  readonly merchant: CustomerActor;
  readonly partner: PartnerActor;
}

/** The actor's type follows from `allow`: one of those that may call, or whoever it is. */
export type ActorFor<A extends Caller> = Actors[A];

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** A GET only reads. With `transaction: "none"` the handler opens its own transactions. */
type Access<M extends Method, N> = M extends "GET" ? Reader : N extends "none" ? Reader : Tx;

export interface Context<A extends Caller, P, Q, B, T extends Reader = Tx> {
  /** An open transaction; where the route has none, a reader: each statement on its own. */
  readonly tx: T;
  readonly actor: ActorFor<A>;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly language: Language;
  /** Present on routes with `idempotency: "verb"`: the verb stores it with the money. */
  readonly claim: IdempotencyClaim;
  readonly app: App;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

export interface Route<
  A extends Caller,
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  R extends z.ZodType,
  M extends Method,
  N extends "none" | undefined,
> {
  readonly method: M;
  readonly url: `/${string}`;
  /** One line for the API document. */
  readonly summary: string;
  readonly allow: readonly A[];
  /** What a partner's key must be allowed to do, such as `orders:read`. */
  readonly scope?: string;
  readonly limit: RateLimit;
  /** How many ordinary requests it is worth in the caller's budget; 1 unless said. */
  readonly cost?: number;
  /** One at a time for each person. */
  readonly alone?: true;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  /** Shape of the successful answer; `z.null()` answers 204. */
  readonly answer: R;
  /** Status of the successful answer; 200 unless said. */
  readonly status?: 200 | 201 | 202;
  /**
   * For POSTs that move money: `route` replays a stored answer around the handler's transaction;
   * `verb` demands the key and hands it to a lane, which stores it in the commit of its list.
   */
  readonly idempotency?: "route" | "verb";
  /**
   * Whose data staff see in the answer: written to the audit log before it is sent. A raw answer
   * says `handler` when only its handler knows, which then calls `auditRead` itself.
   */
  readonly reads?: Reads | "handler";
  /** Names the outcome in the security log, such as `identity.sign-in`, whether it went or not. */
  readonly security?: string;
  /** Fields of the body that prove who asks; a repeat may bring new ones. */
  readonly proofs?: readonly string[];
  /** `none`: the handler opens its own transaction, or streams. */
  readonly transaction?: N;
  /** What a raw answer (CSV, a stream) is; the handler then writes to `reply` itself. */
  readonly raw?: string;
  /** The body is one file, bytes as they are; the handler reads `request.raw`. */
  readonly bytes?: true;
  /** Browsers of other sites may post here (signed callbacks of outside parties). */
  readonly crossSite?: true;
  /** Not part of the public API: left out of its document. */
  readonly hidden?: true;
  readonly handler: (
    context: Context<A, z.output<P>, z.output<Q>, z.output<B>, Access<M, N>>,
  ) => Promise<z.input<R>>;
}

// biome-ignore lint/suspicious/noExplicitAny: a list of routes holds many different shapes.
export type AnyRoute = Route<any, any, any, any, any, Method, any>;

/** Declares a route; only here so that every shape is inferred and checked. */
export function route<
  const A extends Caller,
  P extends z.ZodType = z.ZodUndefined,
  Q extends z.ZodType = z.ZodUndefined,
  B extends z.ZodType = z.ZodUndefined,
  R extends z.ZodType = z.ZodNull,
  const M extends Method = Method,
  const N extends "none" | undefined = undefined,
>(definition: Route<A, P, Q, B, R, M, N>): AnyRoute {
  return definition as unknown as AnyRoute;
}

/** An amount on the wire: `{"currency":"CNY","value":1234}`, the value in minor units. */
export const moneySchema = z
  .object({
    currency: z.string().regex(/^[A-Z]{3}$/),
    value: z.number().int(),
  })
  .meta({ id: "Money" }) satisfies z.ZodType<WireMoney>;
export { type WireMoney, wireMoney };

export const idParams = z.object({ id: z.uuid() });

/** The most rows a list answers; longer lists go on by cursor. */
export const PAGE_MAX = 100;

/** Cursor pagination: `cursor` is the opaque `next` of the page before. */
export const pageQuery = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(PAGE_MAX).default(30),
});

export const timeSchema = z.iso.datetime();
