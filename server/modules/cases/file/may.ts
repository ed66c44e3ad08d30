import { z } from "zod";
import { type Language, type Refusal, toProblem } from "../../../platform/http/errors.ts";

/**
 * Whether one act is possible now, and why not. The verbs throw the same refusal that is shown
 * here, so a button and the server never disagree about the rule.
 */
export const maySchema = z
  .object({
    ok: z.boolean(),
    reason: z.string().nullable().describe("the code that the act would be refused with"),
    text: z.string().nullable().describe("the same in the reader's language"),
  })
  .meta({ id: "May" });
export type MayView = z.input<typeof maySchema>;

export function may(refusal: Refusal | undefined, language: Language): MayView {
  if (!refusal) return { ok: true, reason: null, text: null };
  const { title, next } = toProblem(refusal, language, "");
  return {
    ok: false,
    reason: refusal.code,
    text: language === "zh" ? title + next : `${title} ${next}`,
  };
}
