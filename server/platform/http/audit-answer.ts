import type { FastifyRequest } from "fastify";
import type { App } from "../app.ts";
import { auditShown } from "../security/audit-reads.ts";
import type { Actor } from "./permission.ts";
import type { AnyRoute } from "./route.ts";

/** What cannot be logged is not shown. A raw answer is on its way at once: it is logged before. */
export async function auditAnswer(
  app: App,
  { reads }: AnyRoute,
  actor: Actor,
  { params, query, body }: FastifyRequest,
  answer: unknown,
): Promise<void> {
  if (reads && reads !== "handler") {
    await auditShown(app, actor, reads, { answer, params, query, body });
  }
}
