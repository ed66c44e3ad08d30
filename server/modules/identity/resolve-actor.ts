import type { FastifyRequest } from "fastify";
import type { App } from "../../platform/app.ts";
import { gather } from "../../platform/batch/gather.ts";
import type { Language } from "../../platform/http/errors.ts";
import { requestLanguage } from "../../platform/http/http.ts";
import type {
  Actor,
  CustomerActor,
  PartnerActor,
  StaffActor,
} from "../../platform/http/permission.ts";
import { openApiKey, touchApiKey } from "./partners/queries.ts";
import { requestToken, type TokenKind } from "./sessions/cookies.ts";
import { CUSTOMER_IDLE_MS, STAFF_IDLE_MS } from "./sessions/lifetimes.ts";
import {
  customerSessions,
  type SessionRow,
  staffSession,
  touchCustomerSession,
  touchStaffSession,
} from "./sessions/queries.ts";
import { hashToken } from "./sessions/token.ts";

/** Last use is written at most this often, so that reading pages does not write rows. */
const TOUCH_EVERY_MS = 60_000;

/**
 * Who asks: looked up by the token's hash on every request, never cached, so that signing out ends
 * a session at once on every process. Requests of one moment share a look-up.
 */
export async function resolveActor(app: App, request: FastifyRequest): Promise<Actor> {
  const given = requestToken(app, request);
  const actor = given && (await resolvers[given.kind](app, request, given.token));
  return actor ?? { kind: "stranger", address: request.ip, language: requestLanguage(request) };
}

const resolvers: Record<TokenKind, Resolver> = {
  customer: resolveCustomer,
  staff: resolveStaff,
  partner: resolvePartner,
};

type Resolver = (app: App, request: FastifyRequest, token: string) => Promise<Actor | undefined>;

async function resolveCustomer(
  app: App,
  request: FastifyRequest,
  token: string,
): Promise<CustomerActor | undefined> {
  const { database } = app;
  const now = database.now;
  const session = await sessionOf(app, hashToken(token));
  if (!session) return undefined;
  if (now.getTime() - session.last_seen_at.getTime() > TOUCH_EVERY_MS) {
    await database.run(touchCustomerSession, session.id, now);
  }
  return {
    kind: "customer",
    customerId: session.customer_id,
    sessionId: session.id,
    deviceId: session.device_id,
    merchantIds: session.merchant_ids,
    address: request.ip,
    language: languageOf(request, session.language),
  };
}

const sessionOf = gather(async (app: App, tokenHashes: readonly Buffer[]) => {
  const { database } = app;
  const now = database.now;
  const seenAfter = new Date(now.getTime() - CUSTOMER_IDLE_MS);
  const rows = await database.all(customerSessions, [...tokenHashes], now, seenAfter);
  const byHash = new Map<string, SessionRow>(
    rows.map((row) => [row.token_hash.toString("hex"), row]),
  );
  return tokenHashes.map((tokenHash) => byHash.get(tokenHash.toString("hex")));
});

async function resolveStaff(
  app: App,
  request: FastifyRequest,
  token: string,
): Promise<StaffActor | undefined> {
  const { database } = app;
  const now = database.now;
  const seenAfter = new Date(now.getTime() - STAFF_IDLE_MS);
  const session = await database.maybe(staffSession, hashToken(token), now, seenAfter);
  if (!session) return undefined;
  if (now.getTime() - session.last_seen_at.getTime() > TOUCH_EVERY_MS) {
    await database.run(touchStaffSession, session.id, now);
  }
  return {
    kind: "staff",
    staffId: session.staff_id,
    staffNumber: session.staff_number,
    displayName: session.display_name,
    roles: session.roles,
    sessionId: session.id,
    address: request.ip,
    language: languageOf(request, session.language),
  };
}

async function resolvePartner(
  app: App,
  request: FastifyRequest,
  token: string,
): Promise<PartnerActor | undefined> {
  const { database } = app;
  const now = database.now;
  const key = await database.maybe(openApiKey, hashToken(token), now);
  if (!key) return undefined;
  if (now.getTime() - (key.last_used_at?.getTime() ?? 0) > TOUCH_EVERY_MS) {
    await database.run(touchApiKey, key.id, now);
  }
  return {
    kind: "partner",
    keyId: key.id,
    name: key.name,
    merchantId: key.merchant_id,
    scopes: key.scopes,
    address: request.ip,
    language: requestLanguage(request),
  };
}

/** What the screen is in wins over what the person once chose. */
function languageOf(request: FastifyRequest, chosen: Language): Language {
  return request.headers["accept-language"] ? requestLanguage(request) : chosen;
}
