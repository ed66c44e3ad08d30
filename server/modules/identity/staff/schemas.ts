import { z } from "zod";
import { staffRoles } from "../../../platform/http/permission.ts";
import { language } from "../people/schemas.ts";

export const role = z.enum(staffRoles);

export const roles = z.array(role).min(1).max(staffRoles.length);

export const department = z.string().trim().min(1).max(40);

/** Written to the audit log, and read by every other admin. */
export const reason = z.string().trim().min(1).max(300);

export const staffMe = z
  .object({
    id: z.uuid(),
    staffNumber: z.string(),
    displayName: z.string(),
    roles: z.array(role),
    language,
  })
  .meta({ id: "StaffMe" });

export const staffCard = z
  .object({
    id: z.uuid(),
    staffNumber: z.string(),
    displayName: z.string(),
    department: z.string(),
    departmentEn: z.string(),
    roles: z.array(role),
    active: z.boolean(),
    enrolled: z.boolean(),
  })
  .meta({ id: "StaffCard" });
