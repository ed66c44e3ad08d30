import { z } from "zod";

/** Longest number people write: + and 15 digits (E.164), with spaces and dashes between. */
export const phone = z.string().trim().min(5).max(32);

/** Letters of any script, but nothing invisible that could imitate another name. */
export const displayName = z
  .string()
  .trim()
  .min(1)
  .max(40)
  .regex(/^[^\p{C}]+$/u);

export const language = z.enum(["zh", "en"]);

export const email = z.email().max(254);
