import type { z } from "zod";
import type { StaffRole } from "../http/permission.ts";

/**
 * Events are declared once, in their module's `events.ts`: the type, the shape of the data and who
 * sees them on a live screen. The declaration is the function that makes the event, so that nothing
 * is published that was not declared, and nobody listens to a type that nobody publishes.
 */
export interface PublishedEvent extends Made<"event"> {}

/** Reaches only the screens that are open now: it is neither stored nor numbered. */
export interface Whisper extends Made<"whisper"> {}

declare const made: unique symbol;

/** The brand keeps object literals out: only a declaration makes an event. */
interface Made<K extends "event" | "whisper"> {
  readonly [made]: K;
  readonly type: string;
  readonly data: unknown;
  /** Of live screens: `customer:<id>`, `merchant:<id>`, `staff:<id>`, `role:<role>`. */
  readonly recipients: readonly string[];
}

type Ids = string | null | readonly string[];

/** Whose screens hear of an event, by what the event was made from; nobody: other modules only. */
export interface Recipients<A extends readonly unknown[]> {
  readonly customer?: (...input: A) => Ids;
  readonly merchant?: (...input: A) => Ids;
  readonly staff?: (...input: A) => Ids;
  readonly roles?: readonly StaffRole[];
  /** The merchant's own programs may be told as well; the API document lists it as public. */
  readonly isPublic?: true;
}

/** Who hears of a type; `role:` recipients are staff. */
export type Audience = "customer" | "merchant" | "staff";

export interface Declaration<T extends string = string, S extends z.ZodType = z.ZodType> {
  readonly type: T;
  readonly schema: S;
  readonly audiences: readonly Audience[];
  readonly isPublic: boolean;
  /** A whisper reaches open screens only. */
  readonly kind: "event" | "whisper";
}

export interface EventDeclaration<
  T extends string = string,
  S extends z.ZodType = z.ZodType,
  A extends readonly unknown[] = never,
> extends Declaration<T, S> {
  readonly kind: "event";
  (...input: A): PublishedEvent;
}

export interface WhisperDeclaration<
  T extends string = string,
  S extends z.ZodType = z.ZodType,
  A extends readonly unknown[] = never,
> extends Declaration<T, S> {
  readonly kind: "whisper";
  (...input: A): Whisper;
}

/** The data of a declared event, such as `EventData<typeof customerRegistered>`. */
export type EventData<D extends Declaration> = z.output<D["schema"]>;

const declarations = new Map<string, Declaration>();

/** Every event and whisper declared so far: the API document and its tests read this. */
export function allEvents(): readonly Declaration[] {
  return [...declarations.values()].sort((a, b) => (a.type < b.type ? -1 : 1));
}

/**
 * Declares an event: `type` is `module.what-happened`, `schema` its data as JSON. Without `toData`
 * it is made from its data; with it, from whatever the publisher has at hand, such as a row.
 */
export function event<const T extends string, S extends z.ZodType>(
  type: T,
  schema: S,
  recipients: Recipients<[z.output<S>]>,
): EventDeclaration<T, S, [z.output<S>]>;
export function event<
  const T extends string,
  S extends z.ZodType,
  F extends (...input: never) => z.output<S>,
>(
  type: T,
  schema: S,
  recipients: Recipients<Parameters<F>>,
  toData: F,
): EventDeclaration<T, S, Parameters<F>>;
export function event(
  type: string,
  schema: z.ZodType,
  recipients: Recipients<readonly unknown[]>,
  toData?: (...input: readonly unknown[]) => unknown,
): unknown {
  return declare("event", type, schema, recipients, toData);
}

/** Declares what only open screens hear, such as that somebody is typing. */
export function whisper<
  const T extends string,
  S extends z.ZodType,
  F extends (...input: never) => z.output<S>,
>(
  type: T,
  schema: S,
  recipients: Recipients<Parameters<F>>,
  toData: F,
): WhisperDeclaration<T, S, Parameters<F>>;
export function whisper(
  type: string,
  schema: z.ZodType,
  recipients: Recipients<readonly unknown[]>,
  toData: (...input: readonly unknown[]) => unknown,
): unknown {
  return declare("whisper", type, schema, recipients, toData);
}

function declare(
  kind: "event" | "whisper",
  type: string,
  schema: z.ZodType,
  recipients: Recipients<readonly unknown[]>,
  toData = (...input: readonly unknown[]) => input[0],
) {
  if (declarations.has(type)) throw new Error(`event ${type} is declared twice`);
  const { customer, merchant, staff, roles = [], isPublic = false } = recipients;
  const make = (...input: readonly unknown[]) => ({
    type,
    data: toData(...input),
    recipients: [
      ...named("customer", customer?.(...input)),
      ...named("merchant", merchant?.(...input)),
      ...named("staff", staff?.(...input)),
      ...named("role", roles),
    ],
  });
  const audiences: Audience[] = [
    ...(customer ? (["customer"] as const) : []),
    ...(merchant ? (["merchant"] as const) : []),
    ...(staff || roles.length > 0 ? (["staff"] as const) : []),
  ];
  const declaration = Object.assign(make, { kind, type, schema, audiences, isPublic });
  declarations.set(type, declaration);
  return declaration;
}

function named(kind: string, ids: Ids | undefined): string[] {
  const list = typeof ids === "string" ? [ids] : (ids ?? []);
  return list.map((id) => `${kind}:${id}`);
}
