import { LANGUAGES, type Language } from "@jinnang/words";
import type { ReactNode } from "react";
import { Section } from "../../../shared/page.tsx";
import { useArticleTitle, useCategoryTitle } from "../category-options.tsx";
import type { Content } from "../data.ts";
import { useText } from "../text.ts";
import styles from "./diff.module.css";
import { DiffView, Whole } from "./diff-view.tsx";
import { useReviewText } from "./text.ts";

/** What one version of an article changed against another, field by field. */
export function ContentDiff(props: { before: Content; after: Content; none: string }) {
  const { before, after } = props;
  const about = useAboutChanges(before, after);
  const languages = LANGUAGES.filter((language) => isOther(before, after, language));
  if (about.length === 0 && languages.length === 0) return <p className="soft">{props.none}</p>;
  return (
    <div className="stack-wide">
      {about.length > 0 ? <AboutDiff changes={about} /> : null}
      <div className={styles.languages}>
        {languages.map((language) => (
          <LanguageDiff key={language} before={before} after={after} language={language} />
        ))}
      </div>
    </div>
  );
}

const TEXTS = ["title", "summary", "body"] as const;

function isOther(before: Content, after: Content, language: Language): boolean {
  return (
    TEXTS.some((name) => before[name][language] !== after[name][language]) ||
    phrasingChanges(before, after, language).length > 0
  );
}

function LanguageDiff(props: { before: Content; after: Content; language: Language }) {
  const t = useText();
  const { before, after, language } = props;
  const lang = language === "zh" ? "zh-CN" : "en";
  return (
    <Section title={t(language)}>
      <div className="stack-wide">
        {TEXTS.filter((name) => before[name][language] !== after[name][language]).map((name) => (
          <Part key={name} title={t(`field_${name}`)}>
            <DiffView before={before[name][language]} after={after[name][language]} lang={lang} />
          </Part>
        ))}
        <PhrasingDiff {...props} lang={lang} />
      </div>
    </Section>
  );
}

function Part(props: { title: string; end?: ReactNode; children: ReactNode }) {
  return (
    <div className="stack-tight">
      <h3 className={styles.partTitle}>
        {props.title} {props.end}
      </h3>
      {props.children}
    </div>
  );
}

function PhrasingDiff(props: {
  before: Content;
  after: Content;
  language: Language;
  lang: string;
}) {
  const t = useText();
  const r = useReviewText();
  const changes = phrasingChanges(props.before, props.after, props.language);
  const countOf = (kind: string) => changes.filter((change) => change.kind === kind).length;
  if (changes.length === 0) return null;
  return (
    <Part
      title={t("field_phrasings")}
      end={
        <span className="soft small">
          {r("phrasingsAdded", { n: countOf("added") })} ·{" "}
          {r("phrasingsRemoved", { n: countOf("removed") })}
        </span>
      }
    >
      <div className={styles.diff} lang={props.lang}>
        {changes.map(({ kind, text }) => (
          <Whole key={kind + text} kind={kind} text={text} />
        ))}
      </div>
    </Part>
  );
}

interface PhrasingChange {
  readonly kind: "added" | "removed";
  readonly text: string;
}

/** The order of phrasings means nothing, so only what came and went counts. */
function phrasingChanges(before: Content, after: Content, language: Language): PhrasingChange[] {
  const old = new Set(before.phrasings[language]);
  const now = new Set(after.phrasings[language]);
  const change = (kind: PhrasingChange["kind"]) => (text: string) => ({ kind, text });
  return [
    ...[...old].filter((text) => !now.has(text)).map(change("removed")),
    ...[...now].filter((text) => !old.has(text)).map(change("added")),
  ];
}

type AboutChange = readonly [name: string, was: string, now: string];

function AboutDiff(props: { changes: readonly AboutChange[] }) {
  const t = useText();
  const r = useReviewText();
  return (
    <Section title={t("about")}>
      <dl className="facts">
        {props.changes.map(([name, was, now]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <span className="jn-visually-hidden">{r("was")} </span>
              <del>{was}</del> → <span className="jn-visually-hidden">{r("now")} </span>
              <ins>{now}</ins>
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

function useAboutChanges(before: Content, after: Content): AboutChange[] {
  const t = useText();
  const categoryTitle = useCategoryTitle();
  const articleTitle = useArticleTitle();
  const related = ({ related: slugs }: Content) =>
    slugs.map(articleTitle).join(t("nameList")) || t("none");
  const all: AboutChange[] = [
    [t("field_category"), categoryTitle(before.category), categoryTitle(after.category)],
    [t("field_related"), related(before), related(after)],
    [t("field_facts"), t(`facts_${before.facts ?? "none"}`), t(`facts_${after.facts ?? "none"}`)],
    [
      t("field_planned"),
      t(before.planned ? "planned_yes" : "planned_no"),
      t(after.planned ? "planned_yes" : "planned_no"),
    ],
  ];
  return all.filter(([, was, now]) => was !== now);
}
