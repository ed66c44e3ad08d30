import { formatTime, useLanguage } from "@jinnang/ui";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams, useSearch } from "@tanstack/react-router";
import { isProblem } from "../../shared/api.ts";
import { Page } from "../../shared/page.tsx";
import { Empty, Loaded } from "../../shared/states.tsx";
import styles from "./articles.module.css";
import { type Article, articleQuery } from "./data.ts";
import { ArticleTab } from "./editor/article-tab.tsx";
import { HistoryTab } from "./history/history-tab.tsx";
import { Retire } from "./history/retire.tsx";
import { ShippedTab } from "./history/shipped-tab.tsx";
import { ChangesTab } from "./review/changes-tab.tsx";
import { useReviewText } from "./review/text.ts";
import { DraftTag, PublishedTag } from "./tags.tsx";
import { useText } from "./text.ts";
import { titleOf } from "./title-of.ts";

/** One article: its words, what is about to change, its versions, and newer shipped text. */
export function ArticlePage() {
  const { slug } = useParams({ strict: false }) as { slug: string };
  const article = useQuery(articleQuery(slug));
  if (isProblem(article.error) && article.error.status === 404) return <Unknown slug={slug} />;
  return <Loaded query={article}>{(data) => <ArticleView key={slug} article={data} />}</Loaded>;
}

function Unknown(props: { slug: string }) {
  const t = useText();
  const r = useReviewText();
  return (
    <Page title={props.slug}>
      <Empty
        title={t("empty")}
        text={r("notFoundText")}
        action={<Link to="/articles">{r("toList")}</Link>}
      />
    </Page>
  );
}

const TABS = ["article", "changes", "history", "shipped"] as const;
type Tab = (typeof TABS)[number];

function ArticleView(props: { article: Article }) {
  const t = useText();
  const [language] = useLanguage();
  const { article } = props;
  const { published, draft, retiredAt, slug } = article;
  const tabs = TABS.filter((name) => name !== "shipped" || article.shipped);
  const tab = useTab(tabs, article);
  const content = draft?.content ?? published?.content;
  const title = content ? titleOf(content.title, language) : "";
  return (
    <Page
      title={title || t("noTitle")}
      lead={slug}
      beside={
        <span className="row wrap">
          <PublishedTag isPublished={published !== null} isRetired={retiredAt !== null} />
          {draft ? <DraftTag {...draft} /> : null}
        </span>
      }
      actions={<Actions article={article} />}
    >
      <Tabs tabs={tabs} tab={tab} article={article} />
      <Standing article={article} />
      {tab === "article" ? <ArticleTab article={article} /> : null}
      {tab === "changes" ? <ChangesTab article={article} /> : null}
      {tab === "history" ? <HistoryTab article={article} /> : null}
      {tab === "shipped" ? <ShippedTab article={article} /> : null}
    </Page>
  );
}

/** Who may decide starts with what changed; everybody else with the words. */
function useTab(tabs: readonly Tab[], { draft }: Article): Tab {
  const { tab } = useSearch({ strict: false }) as { tab?: string };
  const decides = draft?.state === "in_review" && draft.mayPublish;
  return tabs.find((name) => name === tab) ?? (decides ? "changes" : "article");
}

function Tabs(props: { tabs: readonly Tab[]; tab: Tab; article: Article }) {
  const r = useReviewText();
  const { slug, draft } = props.article;
  return (
    <nav className={`${styles.tabs} ${styles.wide}`} aria-label={r("parts")}>
      {props.tabs.map((name) => (
        <Link
          key={name}
          to="/articles/$slug"
          params={{ slug } as never}
          search={{ tab: name } as never}
          className={styles.tab}
          activeProps={{}}
          aria-current={name === props.tab ? "page" : undefined}
        >
          {r(`part_${name}`)}
          {name === "changes" && draft?.state === "in_review" ? (
            <span className={styles.dot} aria-hidden />
          ) : null}
        </Link>
      ))}
    </nav>
  );
}

function Standing(props: { article: Article }) {
  const r = useReviewText();
  const { retiredAt } = props.article;
  if (!retiredAt) return null;
  return <p className="notice warn">{r("retiredSince", { at: formatTime(retiredAt) })}</p>;
}

function Actions(props: { article: Article }) {
  const r = useReviewText();
  const { slug, published, retiredAt, draft } = props.article;
  const isShown = published !== null && retiredAt === null;
  return (
    <>
      <Link to="/articles" className={styles.action}>
        {r("toList")}
      </Link>
      {isShown ? (
        <a href={`/help/${slug}`} target="_blank" rel="noreferrer" className={styles.action}>
          {r("toWallet")}
        </a>
      ) : null}
      {isShown && !draft ? <Retire slug={slug} /> : null}
    </>
  );
}
