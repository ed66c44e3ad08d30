import assert from "node:assert/strict";
import cookie from "@fastify/cookie";
import { preferredLanguage } from "@jinnang/words";
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
import { noteAnswer } from "../security/security-log.ts";
import { auditAnswer } from "./audit-answer.ts";
import { parseBodies } from "./bodies.ts";
import { answerClientError } from "./client-error.ts";
import { type Language, Refusal, refuse, toProblem } from "./errors.ts";
import { watchForwards } from "./forwards.ts";
import { securityHeaders } from "./headers.ts";
import { hashPayload, IDEMPOTENCY_KEY_LENGTH_MAX, once } from "./idempotency.ts";
import { createLimits, type Limits } from "./limits.ts";
import { demandReaderOfApi, registerOpenapi } from "./openapi.ts";
import { refuseCrossSite, separateHosts } from "./origin.ts";
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
  const headersOf = securityHeaders(app.config);
  const http = Fastify({
    logger: false,
    bodyLimit: BODY_BYTES_MAX,
    genReqId: () => uuidv7(app.clock.now().getTime()),
    trustProxy: app.config.trustProxy,
    requestTimeout: REQUEST_TIMEOUT_MS,
    clientErrorHandler: answerClientError,
    // A malformed URL is refused before routing; its problem looks like every other.
    frameworkErrors: (error, request, reply) =>
      sendError({ app }, error, request, reply.headers(headersOf(request.url))),
  });
  const limits = createLimits(app);
  const site = { app, limits, resolveActor };
  http.setValidatorCompiler(validatorCompiler);
  http.setSerializerCompiler(serializerCompiler);
  http.setErrorHandler((error, request, reply) => sendError(site, error, request, reply));
  http.setNotFoundHandler((request, reply) => sendError(site, refuse("not_found"), request, reply));
  http.addHook("onRequest", async (request, reply) => {
    reply.headers(headersOf(request.url));
  });
  separateHosts(http, app);
  await http.register(cookie);
  parseBodies(http);
  watchForwards(http, app);
  await registerOpenapi(http, (request) => demandReaderOfApi(app, request, resolveActor));
  observeRequests(http, app);
  for (const definition of routes) http.route(toFastify(site, definition));
  return http;
}

const actors = new WeakMap<FastifyRequest, Actor>();
const refusalCodes = new WeakMap<FastifyRequest, string>();

interface Site {
  readonly app: App;
  readonly limits: Limits;
  readonly resolveActor: ResolveActor;
}

function toFastify({ app, limits, resolveActor }: Site, definition: AnyRoute): RouteOptions {
  return {
    method: definition.method,
    url: definition.url,
    schema: routeSchema(definition),
    config: { definition } as Record<string, unknown>,
    onRequest: async (request) => limits.takeAddress(request.ip, definition),
    // Runs before the body is validated: a caller without permission learns nothing of its shape.
    preValidation: async (request) => {
      if (!definition.crossSite) refuseCrossSite(app, request, definition);
      const actor = await resolveActor(app, request);
      actors.set(request, actor);
      limits.takePerson(actor, definition);
      if (!isAllowed(actor, definition.allow, definition.scope)) {
        throw refuse(actor.kind === "stranger" ? "sign_in_required" : "not_allowed");
      }
      if (![request.params, request.query, request.body].every(isStorable)) {
        throw refuse("invalid_request");
      }
    },
    handler: async (request, reply) => {
      const actor = actors.get(request);
      assert(actor, "the hook before the handler found out who asks");
      if (definition.raw) await auditAnswer(app, definition, actor, request, null);
      const call = () => callHandler(app, definition, actor, request, reply);
      const answer = await (definition.alone ? limits.alone(actor, call) : call());
      if (definition.raw) return reply;
      await auditAnswer(app, definition, actor, request, answer);
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

/** The caller's language by `Accept-Language`; Chinese when nothing is said. */
export function requestLanguage(request: FastifyRequest): Language {
  return preferredLanguage(request.headers["accept-language"]) ?? "zh";
}

function sendError(
  { app, limits }: Pick<Site, "app"> & Partial<Site>,
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const found = asRefusal(error);
  if (!found) app.log.error({ err: error, requestId: request.id, url: request.url }, "fault");
  else if (isOutage(error)) app.log.warn({ err: error, requestId: request.id }, "unanswered");
  const refusal = tooManyMissed(limits, request, found) ?? found ?? refuse("internal");
  refusalCodes.set(request, refusal.code);
  const { status } = refusal.definition;
  if (status === 503) reply.header("retry-after", RETRY_AFTER_SECONDS);
  if (status === 429) reply.header("retry-after", refusal.fields.retryAfterSeconds ?? 1);
  const problem = toProblem(refusal, requestLanguage(request), request.id);
  if (reply.raw.headersSent) return reply.raw.end();
  return reply.status(status).type("application/problem+json").send(JSON.stringify(problem));
}

/** Whoever tries out ids and addresses of pages gets as many "not found" as a person meets. */
function tooManyMissed(limits: Limits | undefined, request: FastifyRequest, found?: Refusal) {
  if (found?.definition.status !== 404) return undefined;
  const retryAfterSeconds = limits?.missed(request.ip) ?? 0;
  return retryAfterSeconds > 0 ? refuse("too_many_requests", { retryAfterSeconds }) : undefined;
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
    const code = refusalCodes.get(request) ?? null;
    noteAnswer(app, { request, status: reply.statusCode, code, actor: actors.get(request) });
    app.log.debug({ requestId: request.id, ...labels, seconds }, "request");
  });
}
