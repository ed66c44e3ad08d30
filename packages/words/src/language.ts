/** The two languages of the product: Chinese first, English complete. */
export type Language = "zh" | "en";

export const LANGUAGES = ["zh", "en"] as const satisfies readonly Language[];

/** One text in both languages. */
export type Text = Readonly<Record<Language, string>>;

/**
 * The language that a stored choice, an address or a browser names: `en`, `en-GB,fr;q=0.8`,
 * `zh-Hans-CN`.
 * Undefined when it names neither; the caller knows what is meant then.
 */
export function readLanguage(name: string | null | undefined): Language | undefined {
  const [primary] = (name ?? "")
    .trim()
    .toLowerCase()
    .split(/[-_,;]/);
  return LANGUAGES.find((language) => language === primary);
}
