import { normalise } from "../recognise/index.ts";

/** The letters of a text: two texts with the same ones are the same question. */
export function exactKey(text: string): string {
  return normalise(text).replace(/[\p{P}\p{S}\s]/gu, "");
}

/** Several times what the articles teach; then it begins anew rather than grow. */
const REMEMBERED_MAX = 50_000;
const remembered = new Map<string, string>();

/** The same for taught texts, which are compared at every load and every save of a draft. */
export function taughtKey(text: string): string {
  const known = remembered.get(text);
  if (known !== undefined) return known;
  if (remembered.size >= REMEMBERED_MAX) remembered.clear();
  const key = exactKey(text);
  remembered.set(text, key);
  return key;
}
