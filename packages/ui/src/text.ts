import { type Language, preferredLanguage, readLanguage } from "@jinnang/words";
import i18next, { type i18n } from "i18next";
import { initReactI18next, useTranslation } from "react-i18next";
import { type Brand, currentBrand, replaceBrand } from "./brand.ts";

/**
 * Screen text. Each feature keeps its words in both languages in one `text.ts`; the type makes
 * English complete, because a key that is missing there does not compile.
 */
const STORAGE_KEY = "jinnang.language";

const instance: i18n = i18next.createInstance();
// Resources are in the bundle, so this finishes before it returns.
void instance.use(initReactI18next).init({
  lng: storedLanguage(),
  fallbackLng: "zh",
  resources: {},
  interpolation: { escapeValue: false },
  initAsync: false,
});
document.documentElement.lang = instance.language === "en" ? "en" : "zh-CN";

type Values = Record<string, string | number>;

/**
 * Registers a feature's words and returns the hook that reads them. `{{brand}}` in a text is the
 * operator's name in the language of the screen, `{{brandEn}}` always the English one.
 */
export function defineText<const T extends Record<string, string>>(
  namespace: string,
  text: { zh: T; en: Record<keyof T, string> },
) {
  instance.addResourceBundle("zh", namespace, text.zh, true, true);
  instance.addResourceBundle("en", namespace, text.en, true, true);
  // biome-ignore lint/correctness/noComponentHookFactories: called once a feature, at module level.
  return function useText(): (key: keyof T & string, values?: Values) => string {
    const { t } = useTranslation(namespace, { i18n: instance });
    return (key, values) => t(key, { ...brandValues(), ...values });
  };
}

function brandValues(): Values {
  const { zh, en } = currentBrand();
  return { brand: currentLanguage() === "en" ? en : zh, brandEn: en };
}

/** The operator's name as the server says it now; texts on the screen that carry it change. */
export function setBrand(brand: Brand): void {
  if (replaceBrand(brand)) void instance.changeLanguage(instance.language);
}

export function currentLanguage(): Language {
  return readLanguage(instance.language) ?? "zh";
}

export function useLanguage(): [Language, (language: Language) => void] {
  const { i18n: current } = useTranslation(undefined, { i18n: instance });
  return [readLanguage(current.language) ?? "zh", setLanguage];
}

export function setLanguage(language: Language): void {
  localStorage.setItem(STORAGE_KEY, language);
  document.documentElement.lang = language === "en" ? "en" : "zh-CN";
  void instance.changeLanguage(language);
}

function storedLanguage(): Language {
  const given = new URLSearchParams(location.search).get("lang");
  const known = given ?? localStorage.getItem(STORAGE_KEY);
  return readLanguage(known) ?? preferredLanguage(navigator.languages.join(",")) ?? "zh";
}
