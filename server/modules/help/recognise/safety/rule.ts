import type { SafetyCode } from "../types.ts";

/**
 * One way of saying something that a person must hear: every slot in this order, each with one
 * of its alternatives (separated by "|"), with at most `gap` words or characters in between.
 */
export interface SafetyRule {
  code: SafetyCode;
  slots: readonly string[];
  gap?: number;
  /** Anywhere in the text, any of these makes it a question about the subject instead. */
  unless?: string;
}
