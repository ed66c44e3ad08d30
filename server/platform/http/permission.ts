import type { Language } from "./errors.ts";

/** Roles of staff; what each may do is written beside each route. */
export const staffRoles = [
  "agent",
  "supervisor",
  "teller",
  "compliance",
  "finance",
  "admin",
  "auditor",
] as const;
export type StaffRole = (typeof staffRoles)[number];

/**
 * Who may call a route. `anyone` needs no session; `merchant` is a signed-in person who is a
 * member of at least one merchant (which one, the verb checks); `partner` is a program with a key.
 */
export const callers = ["anyone", "customer", "merchant", "partner", ...staffRoles] as const;
export type Caller = (typeof callers)[number];

export type Actor = StrangerActor | CustomerActor | PartnerActor | StaffActor | SystemActor;

interface StrangerActor {
  readonly kind: "stranger";
  readonly address: string;
  readonly language: Language;
}

export interface CustomerActor {
  readonly kind: "customer";
  readonly customerId: string;
  readonly sessionId: string;
  readonly deviceId: string;
  readonly merchantIds: readonly string[];
  readonly address: string;
  readonly language: Language;
}

export interface StaffActor {
  readonly kind: "staff";
  readonly staffId: string;
  readonly staffNumber: string;
  readonly displayName: string;
  readonly roles: readonly StaffRole[];
  readonly sessionId: string;
  readonly address: string;
  readonly language: Language;
}

/** A merchant's or partner's program, by its API key. */
export interface PartnerActor {
  readonly kind: "partner";
  readonly keyId: string;
  readonly name: string;
  /** The merchant it acts for; null for a partner of the operator's own. */
  readonly merchantId: string | null;
  /** What the key may do, such as `orders:read`. */
  readonly scopes: readonly string[];
  readonly address: string;
  readonly language: Language;
}

/** The server itself, when a job or an event acts. */
export interface SystemActor {
  readonly kind: "system";
  readonly name: string;
  readonly language: Language;
}

export function systemActor(name: string): SystemActor {
  return { kind: "system", name, language: "zh" };
}

/** True when `actor` is one of the callers that a route allows; a partner's key needs the scope. */
export function isAllowed(actor: Actor, allow: readonly Caller[], scope?: string): boolean {
  if (allow.includes("anyone")) return true;
  if (actor.kind === "partner") {
    return allow.includes("partner") && (scope === undefined || actor.scopes.includes(scope));
  }
  if (actor.kind === "customer") {
    const member = actor.merchantIds.length > 0 && allow.includes("merchant");
    return member || allow.includes("customer");
  }
  return actor.kind === "staff" && actor.roles.some((role) => allow.includes(role));
}

/** The actor in one word, as audit entries and idempotency scopes name it. */
export function actorName(actor: Actor): string {
  if (actor.kind === "customer") return `customer:${actor.customerId}`;
  if (actor.kind === "staff") return `staff:${actor.staffId}`;
  if (actor.kind === "partner") return `partner:${actor.keyId}`;
  if (actor.kind === "system") return `system:${actor.name}`;
  return `stranger:${actor.address}`;
}

/** Live streams an actor may hear. */
export function recipientsOf(actor: Actor): string[] {
  if (actor.kind === "customer") {
    return [`customer:${actor.customerId}`, ...actor.merchantIds.map((id) => `merchant:${id}`)];
  }
  if (actor.kind === "partner") return actor.merchantId ? [`merchant:${actor.merchantId}`] : [];
  if (actor.kind === "staff") {
    return [`staff:${actor.staffId}`, ...actor.roles.map((role) => `role:${role}`)];
  }
  return [];
}
