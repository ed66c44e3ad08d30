import { z } from "zod";
import { staffRoles } from "../../../platform/http/permission.ts";
import { language } from "../people/schemas.ts";

export const staffMe = z
  .object({
    id: z.uuid(),
    staffNumber: z.string(),
    displayName: z.string(),
    roles: z.array(z.enum(staffRoles)),
    language,
  })
  .meta({ id: "StaffMe" });
