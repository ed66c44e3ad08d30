import { timingSafeEqual } from "node:crypto";
import type { ServerResponse } from "node:http";
import type { FastifyReply } from "fastify";
import { z } from "zod";
import type { App } from "../app.ts";
import { fileRoutes } from "../files/routes.ts";
import { noteBrowserReport } from "./browser-report.ts";
import { refuse } from "./errors.ts";
import { REPORT_URL } from "./headers.ts";
import { recipientsOf, staffRoles } from "./permission.ts";
import { demandReady } from "./readiness.ts";
import { type AnyRoute, RELAXED, route, STRICT } from "./route.ts";

/** Routes of the platform itself: files, health, metrics and the live stream. */
export const platformRoutes: readonly AnyRoute[] = [
  ...fileRoutes,
  route({
    method: "GET",
    url: "/healthz",
    summary: "The process is alive",
    allow: ["anyone"],
    limit: RELAXED,
    answer: z.object({ status: z.literal("ok") }),
    handler: async () => ({ status: "ok" as const }),
  }),
  route({
    method: "GET",
    url: "/readyz",
    summary: "The process can serve: its database answers and can write",
    allow: ["anyone"],
    limit: RELAXED,
    answer: z.object({ status: z.literal("ready") }),
    handler: async ({ app }) => {
      await demandReady(app);
      return { status: "ready" as const };
    },
  }),
  route({
    method: "GET",
    url: "/metrics",
    summary: "Prometheus metrics",
    allow: ["anyone"],
    limit: RELAXED,
    answer: z.null(),
    raw: "text/plain",
    handler: async ({ app, request, reply }) => {
      if (!mayReadMetrics(app, request.headers.authorization)) throw refuse("not_found");
      const text = await app.metrics.registry.metrics();
      reply.type(app.metrics.registry.contentType).send(text);
      return null;
    },
  }),
  route({
    method: "POST",
    url: REPORT_URL,
    summary: "What a browser refused by our policy; for the operator's log",
    allow: ["anyone"],
    limit: STRICT,
    answer: z.null(),
    // Browsers send it by themselves, in content types of their own, and read no answer.
    crossSite: true,
    hidden: true,
    handler: async ({ app, request }) => {
      noteBrowserReport(app, request.rawBody ?? "");
      return null;
    },
  }),
  route({
    method: "GET",
    url: "/v1/brand",
    summary: "The operator's name in both languages",
    allow: ["anyone"],
    limit: RELAXED,
    answer: z.object({ zh: z.string(), en: z.string() }),
    handler: async ({ app }) => app.config.brand,
  }),
  route({
    method: "GET",
    url: "/v1/live",
    summary: "Server-sent events of the signed-in person; resumable with Last-Event-ID",
    allow: ["customer", ...staffRoles],
    limit: RELAXED,
    query: z.object({ app: z.enum(["wallet", "console"]).optional() }),
    answer: z.null(),
    raw: "text/event-stream",
    handler: async ({ app, actor, request, reply }) => {
      const lastEventId = request.headers["last-event-id"];
      await app.live.stream({
        open: () => openStream(reply),
        recipients: recipientsOf(actor),
        lastEventId: typeof lastEventId === "string" ? lastEventId : undefined,
        sessionId: "sessionId" in actor ? actor.sessionId : undefined,
      });
      return null;
    },
  }),
];

/** Figures of the whole house: in production only for whoever holds the token, if there is one. */
function mayReadMetrics({ config, vault }: App, authorization = ""): boolean {
  const { metricsToken, mode } = config;
  if (!metricsToken) return mode === "sandbox";
  // Keyed hashes of one length: the time of the comparison tells nothing about the token.
  const hash = (text: string) => vault.blindIndex(text, "platform.metrics-token");
  return timingSafeEqual(hash(authorization), hash(`Bearer ${metricsToken}`));
}

function openStream(reply: FastifyReply): ServerResponse {
  reply.hijack();
  reply.raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    "content-type": "text/event-stream",
    "cache-control": "no-store",
    "x-accel-buffering": "no",
  });
  return reply.raw;
}
