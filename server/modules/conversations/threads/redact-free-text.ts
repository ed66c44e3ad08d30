import { redact } from "../../../platform/security/redact.ts";

/** Topics and comments are redacted like messages; text of nothing but spaces is no text. */
export function redactFreeText(text: string | undefined): string | null {
  return text === undefined || text.trim() === "" ? null : redact(text.trim()).text;
}
