import { z } from "zod";

export const deviceName = z
  .string()
  .trim()
  .max(80)
  .transform((name) => name.replace(/\p{C}/gu, "") || "?");
