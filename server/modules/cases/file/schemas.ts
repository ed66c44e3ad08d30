import { z } from "zod";
import { visibleText } from "../../../platform/text/visible-text.ts";

/** Shapes on the wire that the other folders share. */

/** A subject is one line; a description is what a person tells in a letter of two pages. */
export const SUBJECT_LENGTH_MAX = 120;
export const TEXT_LENGTH_MAX = 4_000;
export const REASON_LENGTH_MAX = 500;

export const subjectSchema = visibleText(SUBJECT_LENGTH_MAX);
export const textSchema = visibleText(TEXT_LENGTH_MAX);
export const reasonSchema = visibleText(REASON_LENGTH_MAX);

export const personSchema = z.object({ displayName: z.string(), staffNumber: z.string() });

export const customerSchema = z.object({
  id: z.uuid(),
  displayName: z.string(),
  customerNumber: z.string(),
  phoneMasked: z.string(),
});
