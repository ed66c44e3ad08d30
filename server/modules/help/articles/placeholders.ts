import type { App } from "../../../platform/app.ts";
import type { Language } from "../../../platform/http/errors.ts";

/** What articles may leave open, as `{{hotline}}`, for the operator's settings to fill. */
export interface Placeholders {
  hotline: string;
  email: string;
  brand: string;
}

export function placeholdersOf(app: App, language: Language): Placeholders {
  const { hotline, supportEmail, brand } = app.config;
  return { hotline, email: supportEmail, brand: brand[language] };
}

export function fillPlaceholders(app: App, text: string, language: Language): string {
  const values: Record<string, string> = { ...placeholdersOf(app, language) };
  return text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => values[name] ?? whole);
}
