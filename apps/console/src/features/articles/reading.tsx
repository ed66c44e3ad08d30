import type { Language } from "@jinnang/words";
import { Facts, Section } from "../../shared/page.tsx";
import styles from "./articles.module.css";
import { useArticleTitle, useCategoryTitle } from "./category-options.tsx";
import type { Article, Content } from "./data.ts";
import { Preview } from "./editor/preview.tsx";
import { Languages, useShownLanguage } from "./languages.tsx";
import { useText } from "./text.ts";

/** An article to be read: both languages as the customer sees them, and how customers ask. */
export function Reading(props: {
  content: Content;
  placeholders: Article["placeholders"];
  /** Unfolded where somebody has to judge them. */
  showPhrasings?: boolean;
}) {
  const t = useText();
  const [shown, setShown] = useShownLanguage();
  const { content, placeholders } = props;
  return (
    <div className="stack-wide">
      <Languages shown={shown} onShow={setShown}>
        {(language) => (
          <>
            <p className="soft">{content.summary[language]}</p>
            <Preview content={content} language={language} placeholders={placeholders} />
            <PhrasingList
              phrasings={content.phrasings[language]}
              language={language}
              isOpen={props.showPhrasings ?? false}
            />
          </>
        )}
      </Languages>
      <Section title={t("about")}>
        <About content={content} />
      </Section>
    </div>
  );
}

function PhrasingList(props: {
  phrasings: readonly string[];
  language: Language;
  isOpen: boolean;
}) {
  const t = useText();
  const { phrasings, language } = props;
  return (
    <details className={styles.fold} open={props.isOpen}>
      <summary>
        {t("field_phrasings")} · {t("phrasingCount", { n: phrasings.length })}
      </summary>
      <ul className={styles.chips} lang={language === "zh" ? "zh-CN" : "en"}>
        {phrasings.map((phrasing) => (
          <li key={phrasing} className="break">
            {phrasing}
          </li>
        ))}
      </ul>
    </details>
  );
}

function About(props: { content: Content }) {
  const t = useText();
  const categoryTitle = useCategoryTitle();
  const articleTitle = useArticleTitle();
  const { category, related, facts, planned } = props.content;
  return (
    <Facts
      items={[
        [t("field_category"), categoryTitle(category)],
        [t("field_related"), related.map(articleTitle).join(t("nameList")) || t("none")],
        [t("field_facts"), t(`facts_${facts ?? "none"}`)],
        [t("field_planned"), t(planned ? "planned_yes" : "planned_no")],
      ]}
    />
  );
}
