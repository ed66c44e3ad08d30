import type { Language } from "@jinnang/words";

/** The title in this language, or in the other while this one is not written yet. */
export function titleOf(title: Record<Language, string>, language: Language): string {
  return title[language].trim() || title[language === "zh" ? "en" : "zh"].trim();
}
