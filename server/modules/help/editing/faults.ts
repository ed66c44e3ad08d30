import { LANGUAGES } from "@jinnang/words";
import type { Language } from "../../../platform/http/errors.ts";
import { redact } from "../../../platform/security/redact.ts";
import { taughtKey } from "../articles/exact-key.ts";
import type { Library } from "../articles/library.ts";
import { refuse } from "../errors.ts";
import { FAULT_TEXTS, SECRET_NAMES } from "./fault-texts.ts";
import { textFaults } from "./links.ts";
import type { ArticleContent, DraftRow, Fault } from "./types.ts";

/** With fewer ways of asking, the recogniser would hardly ever find the article. */
const PHRASINGS_MIN = 5;

/** Everything that must be mended before a draft can be published, in the order of the fields. */
export function faultsOf(slug: string, content: ArticleContent, library: Library): Fault[] {
  const owners = ownersOf(library);
  const fields = LANGUAGES.flatMap((language) =>
    (["title", "summary", "body"] as const).flatMap((part) => {
      const field = `${part}.${language}`;
      const text = content[part][language];
      if (text.trim() === "") return [{ field, code: "text_missing" as const }];
      const taken = part === "title" ? takenBy(owners, slug, text) : undefined;
      return [
        ...textFaults(field, text, library.articles, slug),
        ...secretFaults({ field }, text),
        ...(taken ? [{ field, code: "title_taken" as const, value: text, slug: taken }] : []),
      ];
    }),
  );
  const phrasings = LANGUAGES.flatMap((language) =>
    phrasingFaults(slug, `phrasings.${language}`, content.phrasings[language], owners),
  );
  const related = content.related.flatMap((other, index) => {
    if (other !== slug && library.articles.has(other)) return [];
    return [{ field: "related", code: "related_unknown" as const, value: other, index }];
  });
  return [...fields, ...phrasings, ...related];
}

/** Articles that lead to one that is to be retired: told, but no reason to keep it. */
export function linksTo(slug: string, { articles }: Library): Fault[] {
  return [...articles.values()]
    .filter((other) => other.slug !== slug)
    .filter(({ body, related }) => {
      return related.includes(slug) || `${body.zh}${body.en}`.includes(`](help:${slug})`);
    })
    .map((other) => ({ field: "related", code: "still_linked", slug: other.slug }));
}

export function refuseFaults(row: DraftRow, library: Library, language: Language): void {
  const faults = row.content ? faultsOf(row.slug, row.content, library) : [];
  if (faults.length === 0) return;
  throw refuse("draft_has_faults", {
    count: faults.length,
    faults: faults.map((fault) => wireFault(fault, library, language)),
  });
}

export function wireFault(fault: Fault, library: Library, language: Language) {
  const { slug, ...rest } = fault;
  const title = (slug && library.articles.get(slug)?.title[language]) ?? slug ?? "";
  const values: Record<string, string> = { value: fault.value ?? "", title };
  const message = FAULT_TEXTS[fault.code][language].replace(
    /\{(\w+)\}/g,
    (whole, name: string) => values[name] ?? whole,
  );
  if (fault.code !== "looks_secret") {
    return { ...rest, message, ...(slug ? { article: { slug, title } } : {}) };
  }
  // The secret itself is not told again, not even to who wrote it.
  const { value: kinds = "", ...place } = rest;
  const names = kinds.split(" ").map((kind) => SECRET_NAMES[kind]?.[language] ?? kind);
  return { ...place, message: `${message}${names.join(language === "zh" ? "、" : ", ")}` };
}

function phrasingFaults(
  slug: string,
  field: string,
  phrasings: readonly string[],
  owners: Owners,
): Fault[] {
  const filled = phrasings.filter((text) => text.trim() !== "");
  const few: Fault[] =
    filled.length < PHRASINGS_MIN
      ? [{ field, code: "phrasings_few", value: String(PHRASINGS_MIN) }]
      : [];
  const seen = new Set<string>();
  const each = phrasings.flatMap((text, index): Fault[] => {
    if (text.trim() === "") return [];
    const place = { field, index, value: text };
    const letters = lettersOf(text);
    if (letters === "") return [{ ...place, code: "phrasing_empty" }];
    if (seen.has(letters)) return [{ ...place, code: "phrasing_twice" }];
    seen.add(letters);
    const taken = takenBy(owners, slug, text);
    if (taken) return [{ ...place, code: "phrasing_taken", slug: taken }];
    if (text.includes("{{")) return [{ ...place, code: "placeholder_unknown" }];
    return secretFaults({ field, index }, text);
  });
  return [...few, ...each];
}

/**
 * Twice only when the letters are the same: another script or a regional word is another way of
 * asking to whom reads it, though the recogniser takes both for one.
 */
function lettersOf(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\p{P}\p{S}\s]/gu, "");
}

/** Passwords are left out: articles explain them, and what follows the word looks like one. */
const SECRETS: ReadonlySet<string> = new Set(["card", "identity", "code"]);

function secretFaults(place: { field: string; index?: number }, text: string): Fault[] {
  const kinds = redact(text).kinds.filter((kind) => SECRETS.has(kind));
  return kinds.length > 0 ? [{ ...place, code: "looks_secret", value: kinds.join(" ") }] : [];
}

/** Which articles a question belongs to by the recogniser's own normal form. */
type Owners = ReadonlyMap<string, readonly string[]>;

const ownersKnown = new WeakMap<Library, Owners>();

function ownersOf(library: Library): Owners {
  const known = ownersKnown.get(library);
  if (known) return known;
  const made = new Map<string, string[]>();
  for (const { slug, titles, phrasings } of library.corpus.articles) {
    for (const text of [titles.zh, titles.en, ...phrasings.zh, ...phrasings.en]) {
      const key = taughtKey(text);
      made.set(key, [...(made.get(key) ?? []), slug]);
    }
  }
  ownersKnown.set(library, made);
  return made;
}

function takenBy(owners: Owners, slug: string, text: string): string | undefined {
  return owners.get(taughtKey(text))?.find((other) => other !== slug);
}
