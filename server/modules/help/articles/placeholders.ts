import type { App } from "../../../platform/app.ts";
import type { Language } from "../../../platform/http/errors.ts";

/** Names and values that articles may leave open, as `{{hotline}}` or `{{topUp.max}}`. */
export type Placeholders = Readonly<Record<string, string>>;

/** A value as it is read in each language, with its unit: "15 分钟", "15 minutes". */
export type Fact = Readonly<Record<Language, string>>;

/** Chat and hotline are staffed around the clock. */
export const SERVICE_HOURS: Fact = { zh: "24 小时", en: "24 hours" };

const facts = new Map<string, Fact>([["service.hours", SERVICE_HOURS]]);

/**
 * Hands over the numbers that stand in the rules of other modules, once, before the first request.
 * Articles name them and never repeat them, so that a changed rule changes every article. Help
 * imports no module; who knows them all (`modules/index.ts`) calls this.
 */
export function provideFacts(given: Readonly<Record<string, Fact>>): void {
  for (const [name, fact] of Object.entries(given)) {
    const known = facts.get(name);
    if (known && (known.zh !== fact.zh || known.en !== fact.en)) {
      throw new Error(`fact ${name} has two values`);
    }
    facts.set(name, fact);
  }
}

/** Every fact that was handed over, for the tests that compare articles with them. */
export function knownFacts(): ReadonlyMap<string, Fact> {
  return facts;
}

const SETTINGS: ReadonlySet<string> = new Set(["hotline", "email", "brand"]);

export function isPlaceholder(name: string): boolean {
  return SETTINGS.has(name) || facts.has(name);
}

export function placeholdersOf(app: App, language: Language): Placeholders {
  const { hotline, supportEmail, brand } = app.config;
  return {
    hotline,
    email: supportEmail,
    brand: brand[language],
    ...Object.fromEntries(Array.from(facts, ([name, fact]) => [name, fact[language]])),
  };
}

export function fillPlaceholders(app: App, text: string, language: Language): string {
  const values = placeholdersOf(app, language);
  return text.replace(/\{\{([\w.]+)\}\}/g, (whole, name: string) => values[name] ?? whole);
}
