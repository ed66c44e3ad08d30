import { formatDate, Markdown } from "@jinnang/ui";
import { Link, useParams } from "@tanstack/react-router";
import { useEffect } from "react";
import { Icon } from "../../shared/icons.tsx";
import { Screen } from "../../shared/screen.tsx";
import { Loaded } from "../../shared/states.tsx";
import { useText as useSharedText } from "../../shared/text.ts";
import { useArticle } from "./data.ts";
import { Feedback } from "./feedback.tsx";
import styles from "./help.module.css";
import { helpLink } from "./help-link.tsx";
import { useText } from "./text.ts";

/** One article, whether it helped, and where to go when it did not. */
export function Article() {
  const t = useText();
  const shared = useSharedText();
  const { slug } = useParams({ strict: false }) as { slug: string };
  const article = useArticle(slug);
  const title = article.data?.title;
  useEffect(() => {
    if (title) document.title = `${title} · ${shared("brand")}`;
  }, [title, shared]);
  return (
    <Screen title={t("articlePage")}>
      <Loaded query={article}>
        {(loaded) => (
          <>
            <article className={`card ${styles.article}`}>
              <h2 className={styles.headline}>{loaded.title}</h2>
              <p className="small soft">{t("updated", { date: formatDate(loaded.updatedAt) })}</p>
              {loaded.planned ? <PlannedNotice /> : null}
              <Markdown text={loaded.body} link={helpLink} />
            </article>
            <Feedback key={slug} slug={slug} />
            <Related articles={loaded.related} />
          </>
        )}
      </Loaded>
    </Screen>
  );
}

function PlannedNotice() {
  const t = useText();
  return (
    <div className="notice info">
      <p className="strong">{t("plannedTitle")}</p>
      <p>{t("plannedText")}</p>
    </div>
  );
}

function Related(props: { articles: { slug: string; title: string }[] }) {
  const t = useText();
  if (props.articles.length === 0) return null;
  return (
    <nav aria-labelledby="related">
      <h2 id="related" className="section-title">
        {t("related")}
      </h2>
      <ul className="plain-list line-list card">
        {props.articles.map(({ slug, title }) => (
          <li key={slug}>
            <Link to="/help/$slug" params={{ slug }} className="line-link">
              <span className="grow">{title}</span>
              <span className="arrow">
                <Icon name="next" size={18} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
