import assert from "node:assert/strict";
import cookie from "@fastify/cookie";
import helmet from "@fastify/helmet";
import rateLimit from "@fastify/rate-limit";
import { readLanguage } from "@jinnang/words";
import Fastify, {
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  type RouteOptions,
} from "fastify";
import {
  hasZodFastifySchemaValidationErrors,
  serializerCompiler,
  validatorCompiler,
} from "fastify-type-provider-zod";
import { z } from "zod";
import type { App } from "../app.ts";
import type { Reader } from "../database/database.ts";
import { isOutage } from "../database/outage.ts";
import { readOnly } from "../database/read-only.ts";
import { isStorable } from "../database/storable.ts";
import { uuidv7 } from "../ids.ts";
import { answerClientError } from "./client-error.ts";
import { type Language, Refusal, refuse, toProblem } from "./errors.ts";
import { hashPayload, IDEMPOTENCY_KEY_LENGTH_MAX, once } from "./idempotency.ts";
import { registerOpenapi } from "./openapi.ts";
import { type Actor, actorName, isAllowed } from "./permission.ts";
import type { AnyRoute } from "./route.ts";

/** JSON bodies are forms and messages; files have their own routes with their own bounds. */
const BODY_BYTES_MAX = 256 * 1024;

/** A form takes a phone seconds; a body that dribbles in for longer only holds a connection. */
const REQUEST_TIMEOUT_MS = 30_000;
/** A database that restarts is back within this. */
const RETRY_AFTER_SECONDS = 5;

/** Finds out who asks; identity's look-up is handed in, so that the platform knows no module. */
export type ResolveActor = (app: App, request: FastifyRequest) => Promise<Actor>;

export interface HttpOptions {
  readonly app: App;
  readonly routes: readonly AnyRoute[];
  readonly resolveActor: ResolveActor;
}

/** The HTTP server with every route registered; the caller listens. */
export async function createHttp({ app, routes, resolveActor }: HttpOptions) {
  const http = Fastify({
    logger: false,
    bodyLimit: BODY_BYTES_MAX,
    genReqId: () => uuidv7(app.clock.now().getTime()),
    trustProxy: "loopback",
    requestTimeout: REQUEST_TIMEOUT_MS,
    clientErrorHandler: answerClientError,
    // A malformed URL is refused before routing; its problem looks like every other.
    frameworkErrors: (error, request, reply) => sendError(app, error, request, reply),
  });
  http.setValidatorCompiler(validatorCompiler);
  http.setSerializerCompiler(serializerCompiler);
  http.setErrorHandler((error, request, reply) => sendError(app, error, request, reply));
  http.setNotFoundHandler((request, reply) => sendError(app, refuse("not_found"), request, reply));
  await http.register(helmet, { contentSecurityPolicy: { directives: CONTENT_SECURITY } });
  await http.register(cookie);
  if (app.config.rateLimits) {
    await http.register(rateLimit, { global: false, keyGenerator: (request) => request.ip });
  }
  parseBodies(http);
  await registerOpenapi(http);
  observeRequests(http, app);
  for (const definition of routes) http.route(toFastify(app, definition, resolveActor));
  return http;
}

declare module "fastify" {
  interface FastifyRequest {
    /** The body as it came, for signatures over its bytes; only on cross-site routes. */
    rawBody?: string;
  }
}

/** JSON as always, but a signed message is also kept as it was signed. */
function parseBodies(http: FastifyInstance): void {
  const parse = http.getDefaultJsonParser("error", "error");
  http.addContentTypeParser("application/json", { parseAs: "string" }, (request, body, done) => {
    const { definition } = request.routeOptions.config as { definition?: AnyRoute };
    if (definition?.crossSite) request.rawBody = body.toString();
    if (takesRaw(request)) done(null, undefined);
    else parse(request, body.toString(), done);
  });
  // A file is not read here: its route reads it as it comes, so that it never lies in memory.
  http.addContentTypeParser("application/octet-stream", (_request, _body, done) => done(null));
  http.removeContentTypeParser("text/plain");
  http.addContentTypeParser("*", { parseAs: "string" }, (request, body, done) => {
    if (!takesRaw(request)) return done(new UnsupportedType());
    request.rawBody = body.toString();
    done(null, undefined);
  });
}

/** Outside parties send JSON, XML or forms; where no shape is declared, nothing is parsed here. */
function takesRaw(request: FastifyRequest): boolean {
  const { definition } = request.routeOptions.config as { definition?: AnyRoute };
  return definition?.crossSite === true && definition.body === undefined;
}

class UnsupportedType extends Error {
  readonly statusCode = 415;
  constructor() {
    super("this content type is not supported here");
  }
}

/** Scripts only of our own; styles inline because the component libraries write them so. */
const CONTENT_SECURITY = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", "data:", "blob:"],
  mediaSrc: ["'self'", "blob:"],
  connectSrc: ["'self'"],
  objectSrc: ["'none'"],
  frameAncestors: ["'none'"],
  upgradeInsecureRequests: null,
};

const actors = new WeakMap<FastifyRequest, Actor>();

function toFastify(app: App, definition: AnyRoute, resolveActor: ResolveActor): RouteOptions {
  return {
    method: definition.method,
    url: definition.url,
    schema: routeSchema(definition),
    config: {
      definition,
      rateLimit: {
        max: definition.limit.max,
        timeWindow: definition.limit.perSeconds * 1_000,
        keyGenerator: (request: FastifyRequest) => request.ip,
      },
    } as Record<string, unknown>,
    // Runs before the body is validated: a caller without permission learns nothing of its shape.
    preValidation: async (request) => {
      if (!definition.crossSite) refuseCrossSite(app, request);
      const actor = await resolveActor(app, request);
      if (!isAllowed(actor, definition.allow, definition.scope)) {
        throw refuse(actor.kind === "stranger" ? "sign_in_required" : "not_allowed");
      }
      if (![request.params, request.query, request.body].every(isStorable)) {
        throw refuse("invalid_request");
      }
      actors.set(request, actor);
    },
    handler: async (request, reply) => {
      const actor = actors.get(request);
      assert(actor, "the hook before the handler found out who asks");
      const answer = await callHandler(app, definition, actor, request, reply);
      if (definition.raw) return reply;
      // Answers are about one person; no cache on the way or on a shared machine may keep them.
      reply.header("cache-control", "no-store");
      if (answer === null || answer === undefined) return reply.status(204).send();
      return reply.status(definition.status ?? 200).send(answer);
    },
  };
}

function routeSchema(definition: AnyRoute): Record<string, unknown> {
  const answers = definition.raw
    ? {}
    : definition.answer instanceof z.ZodNull
      ? { 204: z.null().describe("Done") }
      : { [definition.status ?? 200]: definition.answer };
  return {
    summary: definition.summary,
    ...(definition.params ? { params: definition.params } : {}),
    ...(definition.query ? { querystring: definition.query } : {}),
    ...(definition.body ? { body: definition.body } : {}),
    ...(definition.raw ? {} : { response: answers }),
  };
}

async function callHandler(
  app: App,
  definition: AnyRoute,
  actor: Actor,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const claim = definition.idempotency ? readClaim(definition, request, actor) : undefined;
  const call = (tx: Reader) =>
    definition.handler({
      tx,
      actor: actor as never,
      params: request.params,
      query: request.query,
      body: request.body,
      language: actor.language,
      claim: claim as never,
      app,
      request,
      reply,
    });
  if (definition.method === "GET" || definition.transaction === "none") {
    return call(readOnly(app.database));
  }
  if (claim && definition.idempotency === "route") {
    const status = definition.status ?? 200;
    return app.database.transaction(async (tx) => {
      const { replayed, value } = await once(tx, claim, status, () => call(tx));
      if (replayed) reply.header("Idempotent-Replayed", "true");
      return value;
    });
  }
  return app.database.transaction(call);
}

function readClaim({ proofs = [] }: AnyRoute, request: FastifyRequest, actor: Actor) {
  const key = request.headers["idempotency-key"];
  if (typeof key !== "string" || key === "" || key.length > IDEMPOTENCY_KEY_LENGTH_MAX) {
    throw refuse("idempotency_key_required");
  }
  const body = Object.entries(request.body ?? {}).filter(([name]) => !proofs.includes(name));
  const payloadHash = hashPayload(request.method, request.url, Object.fromEntries(body));
  return { scope: actorName(actor), key, payloadHash };
}

/**
 * Cookies travel with requests that other sites cause; a browser says so in `Sec-Fetch-Site` or
 * `Origin`. Requests without both are no browser's and carry a bearer token.
 */
function refuseCrossSite(app: App, request: FastifyRequest): void {
  if (request.method === "GET" || request.method === "HEAD") return;
  const site = request.headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none") throw refuse("cross_site");
  const origin = request.headers.origin;
  if (origin === undefined) return;
  const own = [new URL(app.config.publicUrl).host, request.headers.host];
  if (!URL.canParse(origin) || !own.includes(new URL(origin).host)) throw refuse("cross_site");
}

/** The caller's language: `Accept-Language`, Chinese unless English comes first. */
export function requestLanguage(request: FastifyRequest): Language {
  return readLanguage(request.headers["accept-language"]) ?? "zh";
}

function sendError(app: App, error: unknown, request: FastifyRequest, reply: FastifyReply) {
  const refusal = asRefusal(error);
  if (!refusal) app.log.error({ err: error, requestId: request.id, url: request.url }, "fault");
  else if (isOutage(error)) app.log.warn({ err: error, requestId: request.id }, "unanswered");
  if (refusal?.definition.status === 503) reply.header("retry-after", RETRY_AFTER_SECONDS);
  const problem = toProblem(refusal ?? refuse("internal"), requestLanguage(request), request.id);
  if (reply.raw.headersSent) return reply.raw.end();
  return reply
    .status(problem.status)
    .type("application/problem+json")
    .send(JSON.stringify(problem));
}

function asRefusal(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error;
  if (isOutage(error)) return refuse("service_unavailable");
  if (hasZodFastifySchemaValidationErrors(error)) {
    const issues = error.validation.map((issue) => ({
      path: issue.instancePath,
      message: issue.message,
    }));
    return refuse("invalid_request", { issues });
  }
  const { statusCode, message } = error as { statusCode?: number; message?: string };
  if (statusCode === 429) {
    return refuse("too_many_requests", { retryAfterSeconds: /\d+/.exec(message ?? "")?.[0] ?? 60 });
  }
  if (statusCode && statusCode >= 400 && statusCode < 500) {
    return refuse("invalid_request", { issues: [{ path: "", message }] });
  }
  return undefined;
}

function observeRequests(http: FastifyInstance, app: App): void {
  http.addHook("onResponse", async (request, reply) => {
    const route = request.routeOptions.url ?? "unknown";
    const seconds = reply.elapsedTime / 1_000;
    const labels = { method: request.method, route, status: String(reply.statusCode) };
    app.metrics.requests.observe(labels, seconds);
    app.log.debug({ requestId: request.id, ...labels, seconds }, "request");
  });
}
