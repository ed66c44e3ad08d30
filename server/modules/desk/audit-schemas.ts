import { z } from "zod";
import { PAGE_MAX, timeSchema } from "../../platform/http/route.ts";
import { alarmKinds } from "../../platform/security/alarm-kinds.ts";

/** Shapes of what auditors read. */

const personSchema = z.object({
  kind: z.enum(["staff", "customer", "partner", "system", "stranger"]),
  id: z.string(),
  name: z.string().nullable(),
  number: z.string().nullable(),
});

export const auditEntrySchema = z
  .object({
    id: z.uuid(),
    at: timeSchema,
    actor: personSchema,
    roles: z.array(z.string()),
    address: z.string().nullable(),
    action: z.string(),
    subject: z.string(),
    about: z.array(personSchema).describe("the customers and colleagues it concerns"),
    note: z.string().nullable().describe("the reason that was given, if any"),
    count: z.number().int(),
    sealed: z.boolean(),
  })
  .meta({ id: "AuditEntry" });

const page = {
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(PAGE_MAX).default(50),
};

const number = z.string().trim().max(40);

export const auditFilters = {
  staff: number.optional().describe("a staff number"),
  customer: number.optional().describe("a customer number"),
  action: z
    .string()
    .regex(/^[a-z.-]{1,60}$/)
    .optional()
    .describe("an action, or how it begins, such as `desk.`"),
  from: page.from,
  to: page.to,
};

export const auditQuery = z.object({ ...auditFilters, cursor: page.cursor, limit: page.limit });
export const auditExportQuery = z.object(auditFilters);

export const auditPageSchema = z.object({
  items: z.array(auditEntrySchema),
  next: z.string().nullable(),
});

export const securityQuery = z.object({
  staff: number.optional().describe("a staff number"),
  kind: z
    .string()
    .regex(/^[a-z.-]{1,60}$/)
    .optional(),
  outcome: z.enum(["ok", "refused"]).optional(),
  address: z.string().max(45).optional(),
  ...page,
});

export const securityPageSchema = z.object({
  items: z.array(
    z
      .object({
        id: z.uuid(),
        at: timeSchema,
        kind: z.string(),
        outcome: z.enum(["ok", "refused"]),
        code: z.string().nullable(),
        actor: personSchema,
        who: z.string().nullable().describe("a staff number that was tried, or a contact's hash"),
        address: z.string(),
        route: z.string(),
        count: z.number().int(),
      })
      .meta({ id: "SecurityEvent" }),
  ),
  next: z.string().nullable(),
});

export const alarmsSchema = z.object({
  items: z.array(
    z
      .object({
        id: z.uuid(),
        at: timeSchema,
        kind: z.enum(alarmKinds),
        subject: personSchema,
        count: z.number().int().nullable(),
      })
      .meta({ id: "Alarm" }),
  ),
  log: z
    .object({
      checkedAt: timeSchema,
      entries: z.number().int(),
      intact: z.boolean(),
      brokenAt: z.number().int().nullable().describe("the first entry that does not fit"),
      reason: z.string().nullable(),
      anchors: z.number().int(),
    })
    .nullable()
    .describe("the last check of the audit log; null before the first"),
});
