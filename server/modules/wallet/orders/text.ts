import type { Language } from "../../../platform/http/errors.ts";

/** One sentence in every language; `{name}` is filled by the caller. */
export type Text = Readonly<Record<Language, string>>;
export type Texts = Readonly<Record<string, Text>>;

export function fill(
  text: Text,
  language: Language,
  fields: Readonly<Record<string, string>> = {},
): string {
  return text[language].replace(/\{(\w+)\}/g, (_, name: string) => fields[name] ?? "");
}
