import { useLanguage } from "@jinnang/ui";
import { LANGUAGES, type Language } from "@jinnang/words";
import { type ReactNode, useState } from "react";
import { useWidth } from "../../shared/width.ts";
import styles from "./articles.module.css";

import { useText } from "./text.ts";

/** Both languages side by side where there is room, else one behind its button. */
export function Languages(props: {
  /** The language in sight on a narrow screen, when somebody outside decides it. */
  shown: Language;
  onShow: (language: Language) => void;
  /** Beside a language's name: how much there is to mend, for instance. */
  beside?: (language: Language) => ReactNode;
  children: (language: Language) => ReactNode;
}) {
  const t = useText();
  const both = useWidth() === "wide";
  const { shown } = props;
  const languages = both ? LANGUAGES : [shown];
  return (
    <div className="stack-wide">
      {both ? null : (
        <fieldset className={styles.languageTabs}>
          <legend className="jn-visually-hidden">{t("languages")}</legend>
          {LANGUAGES.map((language) => (
            <button
              key={language}
              type="button"
              aria-pressed={language === shown}
              onClick={() => props.onShow(language)}
            >
              {t(language)} {props.beside?.(language)}
            </button>
          ))}
        </fieldset>
      )}
      <div className={both ? styles.columns : styles.column}>
        {languages.map((language) => (
          <section key={language} className="section stack-wide" aria-label={t(language)}>
            <h2 className={both ? styles.languageName : "jn-visually-hidden"}>
              {t(language)} {both ? props.beside?.(language) : null}
            </h2>
            {props.children(language)}
          </section>
        ))}
      </div>
    </div>
  );
}

/** Starts with the language of the screen. */
export function useShownLanguage(): [Language, (language: Language) => void] {
  const [language] = useLanguage();
  return useState<Language>(language);
}
