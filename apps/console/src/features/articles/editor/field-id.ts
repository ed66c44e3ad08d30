import type { Language } from "@jinnang/words";
import type { Fault } from "../data.ts";

/** The id of what is edited under this name: `title.zh`, and with a place `phrasings.en` 3. */
export function fieldId(field: string, index?: number): string {
  const id = `article-${field.replace(".", "-")}`;
  return index === undefined ? id : `${id}-${index}`;
}

export function fieldIdOf({ field, index }: Pick<Fault, "field" | "index">): string {
  // Related articles are chosen in one list; only phrasings have a field each.
  return fieldId(field, field.startsWith("phrasings.") ? index : undefined);
}

/** Tells the faults of one check apart. */
export function keyOf({ field, code, index, value, article }: Fault): string {
  return [field, code, index, value, article?.slug].join(" ");
}

export function languageOfField(field: string): Language | undefined {
  if (field.endsWith(".zh")) return "zh";
  return field.endsWith(".en") ? "en" : undefined;
}

/** What is wrong with one field; with a place, only what concerns that place. */
export function faultsOf(faults: readonly Fault[], field: string, index?: number): Fault[] {
  return faults.filter((fault) => fault.field === field && fault.index === index);
}
