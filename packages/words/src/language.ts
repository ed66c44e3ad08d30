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

/**
 * The language for somebody who accepts these, as `Accept-Language` or `navigator.languages` name
 * them: the first of ours, English for whoever reads only others. Undefined when nothing is named.
 */
export function preferredLanguage(accepted: string | null | undefined): Language | undefined {
  const named = (accepted ?? "")
    .slice(0, ACCEPTED_LENGTH_MAX)
    .split(",")
    .map((part) => {
      const [name = "", ...rest] = part.split(";").map((piece) => piece.trim());
      const weight = rest.find((piece) => piece.startsWith("q="));
      return { name, weight: weight ? Number(weight.slice(2)) || 0 : 1 };
    })
    .filter(({ name, weight }) => /^[a-z]{2,3}\b/i.test(name) && weight > 0)
    .sort((a, b) => b.weight - a.weight);
  const own = named.map(({ name }) => readLanguage(name)).find((language) => language);
  return own ?? (named.length > 0 ? "en" : undefined);
}

/** More than any browser sends. */
const ACCEPTED_LENGTH_MAX = 500;
