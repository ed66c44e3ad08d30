import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { Input } from "antd";
import { useEffect, useState } from "react";
import { ButtonLink } from "../../shared/button-link.tsx";
import { Count } from "../../shared/count.tsx";
import { Page } from "../../shared/page.tsx";
import { Empty, Loaded } from "../../shared/states.tsx";
import { ArticleLines } from "./article-lines.tsx";
import styles from "./articles.module.css";
import { CategoryOptions } from "./category-options.tsx";
import {
  type ArticleList,
  LIST_STATES,
  type ListFilter,
  type ListState,
  listQuery,
} from "./data.ts";
import { useText } from "./text.ts";

/** All help articles as staff see them: what is published, under way, in review or retired. */
export function Articles() {
  const t = useText();
  const filter = useFilter();
  const list = useQuery(listQuery(filter));
  return (
    <Page
      title={t("title")}
      lead={t("lead")}
      actions={
        <ButtonLink to="/articles/new" color="primary" variant="solid">
          {t("new")}
        </ButtonLink>
      }
    >
      <StateTabs filter={filter} counts={list.data?.counts} />
      <Filters filter={filter} />
      <Loaded
        query={list}
        empty={({ items }) => (items.length === 0 ? <Nothing {...filter} /> : null)}
      >
        {({ items }) => <ArticleLines key={JSON.stringify(filter)} items={items} />}
      </Loaded>
    </Page>
  );
}

function useFilter(): ListFilter {
  const search = useSearch({ strict: false }) as Partial<Record<keyof ListFilter, string>>;
  return {
    state: LIST_STATES.find((name) => name === search.state) ?? "all",
    text: search.text ?? "",
    category: search.category ?? "",
  };
}

/** What is not chosen stays out of the address. */
function searchOf({ state, text, category }: ListFilter): never {
  return {
    ...(state === "all" ? {} : { state }),
    ...(text ? { text } : {}),
    ...(category ? { category } : {}),
  } as never;
}

function StateTabs(props: { filter: ListFilter; counts: ArticleList["counts"] | undefined }) {
  const t = useText();
  const { filter, counts } = props;
  return (
    <nav className={styles.tabs} aria-label={t("states")}>
      {LIST_STATES.map((state) => (
        <Link
          key={state}
          to="/articles"
          search={searchOf({ ...filter, state })}
          className={styles.tab}
          // Otherwise the tab without a state would count as open beside every other.
          activeOptions={{ exact: true }}
          activeProps={{}}
          aria-current={state === filter.state ? "page" : undefined}
        >
          {t(`state_${state}`)} <TabCount state={state} counts={counts} />
        </Link>
      ))}
    </nav>
  );
}

/** What waits for a decision stands out; the other counts only tell how many there are. */
function TabCount(props: { state: ListState; counts: ArticleList["counts"] | undefined }) {
  const { state, counts } = props;
  if (!counts) return null;
  const n = {
    all: counts.all,
    draft: counts.drafts,
    in_review: counts.inReview,
    shipped_newer: counts.shippedNewer,
    retired: counts.retired,
  }[state];
  const waits = state === "in_review" || state === "shipped_newer";
  if (waits && n > 0) return <Count n={n} urgent={state === "shipped_newer"} />;
  return <span className="soft">{n}</span>;
}

/** Long enough to skip the letters in between, short enough to feel immediate. */
const TYPING_PAUSE_MS = 200;
const TEXT_LENGTH_MAX = 100;

function Filters(props: { filter: ListFilter }) {
  const t = useText();
  const navigate = useNavigate();
  const { filter } = props;
  const [text, setText] = useState(filter.text);
  useEffect(() => {
    const next = text.trim();
    if (next === filter.text) return;
    const timer = setTimeout(
      () =>
        void navigate({
          to: "/articles",
          search: searchOf({ ...filter, text: next }),
          replace: true,
        }),
      TYPING_PAUSE_MS,
    );
    return () => clearTimeout(timer);
  }, [text, filter, navigate]);
  return (
    <search className={styles.filters}>
      <Input
        className={styles.search}
        type="search"
        allowClear
        aria-label={t("search")}
        placeholder={t("searchHint")}
        maxLength={TEXT_LENGTH_MAX}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <select
        className="select inline"
        aria-label={t("category")}
        value={filter.category}
        onChange={(event) => {
          const search = searchOf({ ...filter, category: event.target.value });
          void navigate({ to: "/articles", search, replace: true });
        }}
      >
        <option value="">{t("allCategories")}</option>
        <CategoryOptions />
      </select>
    </search>
  );
}

function Nothing({ state, text, category }: ListFilter) {
  const t = useText();
  if (text || category || state === "all") {
    return <Empty title={t("empty")} text={t("emptyText")} />;
  }
  return <Empty title={t(`empty_${state}`)} text={t(`empty_${state}_text`)} />;
}
