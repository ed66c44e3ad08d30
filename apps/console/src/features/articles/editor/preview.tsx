import { Markdown } from "@jinnang/ui";
import type { Language } from "@jinnang/words";
import type { ReactNode } from "react";
import styles from "../articles.module.css";
import { useArticleTitle } from "../category-options.tsx";
import type { Article, Content } from "../data.ts";
import { useEditText } from "./text.ts";

export type Placeholders = Article["placeholders"];

/** The article as the customer sees it, with the operator's names and numbers in place. */
export function Preview(props: {
  content: Content;
  language: Language;
  placeholders: Placeholders;
  level?: "h2" | "h3";
}) {
  const e = useEditText();
  const { content, language, placeholders } = props;
  const fill = (text: string) => fillPlaceholders(text, placeholders[language]);
  const Title = props.level ?? "h3";
  if (!content.title[language].trim() && !content.body[language].trim()) {
    return <p className="soft small">{e("previewEmpty")}</p>;
  }
  return (
    <article className={styles.preview} lang={language === "zh" ? "zh-CN" : "en"}>
      <Title className={styles.previewTitle}>{fill(content.title[language])}</Title>
      {content.planned ? <Planned language={language} /> : null}
      <Markdown text={fill(content.body[language])} link={previewLink} />
      <Related slugs={content.related} language={language} />
    </article>
  );
}

/** Customers read these in the language of the article, whatever the console's is. */
const CUSTOMER_WORDS = {
  zh: {
    planned: "这项服务暂未提供",
    plannedText: "文中写明了现在可以怎么做。",
    related: "相关问题",
  },
  en: {
    planned: "Not offered yet",
    plannedText: "The article says what you can do today instead.",
    related: "Related questions",
  },
} as const;

function Planned({ language }: { language: Language }) {
  const words = CUSTOMER_WORDS[language];
  return (
    <div className="notice info">
      <p className="strong">{words.planned}</p>
      <p>{words.plannedText}</p>
    </div>
  );
}

function Related(props: { slugs: readonly string[]; language: Language }) {
  const titleOf = useArticleTitle(props.language);
  if (props.slugs.length === 0) return null;
  return (
    <div>
      <p className="strong small">{CUSTOMER_WORDS[props.language].related}</p>
      <ul>
        {props.slugs.map((slug) => (
          <li key={slug}>{titleOf(slug)}</li>
        ))}
      </ul>
    </div>
  );
}

function fillPlaceholders(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{\{([\w.]+)\}\}/g, (whole, name: string) => values[name] ?? whole);
}

/** Opens beside the editor, so that trying a link never costs a word. */
function previewLink(href: string, label: ReactNode): ReactNode {
  const to = addressOf(href);
  if (!to) return <BrokenLink label={label} />;
  return (
    <a href={to} target="_blank" rel="noreferrer">
      {label}
    </a>
  );
}

function BrokenLink(props: { label: ReactNode }) {
  const e = useEditText();
  return (
    <>
      {props.label} <span className="error-text small">{e("brokenLink")}</span>
    </>
  );
}

function addressOf(href: string): string | undefined {
  if (href.startsWith("app:/")) return href.slice("app:".length);
  if (href.startsWith("help:")) return `/help/${href.slice("help:".length)}`;
  return /^(https:\/\/|tel:|mailto:)/.test(href) ? href : undefined;
}
