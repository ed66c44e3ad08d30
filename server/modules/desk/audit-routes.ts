import { Readable } from "node:stream";
import { z } from "zod";
import { type AnyRoute, CAREFUL, RELAXED, route } from "../../platform/http/route.ts";
import type { Reads } from "../../platform/security/audit-reads.ts";
import { auditCsv } from "./audit-csv.ts";
import { readAlarms, readAuditLog, readSecurityLog } from "./audit-log.ts";
import {
  alarmsSchema,
  auditExportQuery,
  auditPageSchema,
  auditQuery,
  securityPageSchema,
  securityQuery,
} from "./audit-schemas.ts";

/** Who watches is watched: what an auditor asked of the log is in the log. */
const exports: Reads = {
  action: "desk.audit-export",
  about: () => ["audit"],
  details: (_, { query }) => ({ filters: query }),
};
const reads = (action: string): Reads => ({ ...exports, action, isWorkList: true });

/** For auditors: what was read and done, what was tried, and what looks wrong. */
export const auditRoutes: readonly AnyRoute[] = [
  route({
    method: "GET",
    url: "/v1/desk/audit",
    summary: "The audit log, newest first",
    allow: ["auditor"],
    limit: RELAXED,
    query: auditQuery,
    answer: auditPageSchema,
    reads: reads("desk.audit"),
    handler: ({ tx, query }) => readAuditLog(tx, query),
  }),
  route({
    method: "GET",
    url: "/v1/desk/audit.csv",
    summary: "The audit log as CSV, with the seal of every entry",
    allow: ["auditor"],
    limit: CAREFUL,
    query: auditExportQuery,
    answer: z.null(),
    raw: "text/csv",
    reads: exports,
    handler: async ({ app, query, reply }) => {
      reply
        .type("text/csv; charset=utf-8")
        .header("content-disposition", 'attachment; filename="audit.csv"')
        .header("cache-control", "no-store")
        .send(Readable.from(auditCsv(app.database, query)));
      return null;
    },
  }),
  route({
    method: "GET",
    url: "/v1/desk/security",
    summary: "What was tried: sign-ins, refusals, changes of factors",
    allow: ["auditor"],
    limit: RELAXED,
    query: securityQuery,
    answer: securityPageSchema,
    reads: reads("desk.security-log"),
    handler: ({ tx, query }) => readSecurityLog(tx, query),
  }),
  route({
    method: "GET",
    url: "/v1/desk/alarms",
    summary: "The newest alarms, and whether the audit log is whole",
    allow: ["auditor", "supervisor", "admin"],
    limit: RELAXED,
    answer: alarmsSchema,
    handler: ({ tx }) => readAlarms(tx),
  }),
];
