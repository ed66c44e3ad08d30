import { type WordFamily, type WordKey, word } from "@jinnang/words";
import { useCallback } from "react";
import { useLanguage } from "./text.ts";

/** The product's words in the language of the screen: `word("orderState", order.state)`. */
export function useWords(): <F extends WordFamily>(family: F, key: WordKey<F>) => string {
  const [language] = useLanguage();
  return useCallback((family, key) => word(family, key, language), [language]);
}
