import { Link, useNavigate } from "@tanstack/react-router";
import { type ReactNode, useEffect, useState } from "react";
import { Icon } from "../../shared/icons.tsx";
import { Empty, Failed, Waiting } from "../../shared/states.tsx";
import { type Hit, useHits } from "./data.ts";
import styles from "./help.module.css";
import { useText } from "./text.ts";

/** Long enough to skip the letters in between, short enough to feel immediate. */
const TYPING_PAUSE_MS = 120;
const QUERY_LENGTH_MAX = 100;

/** What is searched stands in the address: the way back from an article finds the hits again. */
export function SearchBox(props: { q: string }) {
  const t = useText();
  const navigate = useNavigate();
  const [text, setText] = useState(props.q);
  useEffect(() => {
    const q = text.trim();
    if (q === props.q) return;
    const timer = setTimeout(() => {
      void navigate({ to: "/help", search: q ? { q } : {}, replace: true, resetScroll: false });
    }, TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, props.q, navigate]);
  return (
    <search className={styles.search}>
      <Icon name="search" />
      <input
        type="search"
        className="input"
        aria-label={t("searchLabel")}
        placeholder={t("searchHint")}
        maxLength={QUERY_LENGTH_MAX}
        autoComplete="off"
        enterKeyHint="search"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {text ? (
        <button
          type="button"
          className="icon-button"
          aria-label={t("clear")}
          onClick={() => setText("")}
        >
          <Icon name="cross" size={18} />
        </button>
      ) : null}
    </search>
  );
}

export function SearchHits(props: { q: string }) {
  const t = useText();
  const hits = useHits(props.q);
  const items = hits.data?.items;
  if (hits.isError && !items) {
    return <Failed error={hits.error} retry={() => void hits.refetch()} />;
  }
  if (!items) return <Waiting />;
  return (
    <section className={styles.hits} aria-label={t("searchLabel")}>
      <p role="status" className="small soft">
        {items.length > 0 ? t("found", { count: items.length }) : null}
      </p>
      {items.length === 0 ? (
        <Empty title={t("foundNone", { q: props.q })} text={t("foundNoneText")} />
      ) : (
        <ul className="plain-list line-list card">
          {items.map((hit) => (
            <li key={hit.slug}>
              <HitLine hit={hit} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function HitLine({ hit }: { hit: Hit }) {
  const title = hit.highlights.find(({ field }) => field === "title");
  return (
    <Link to="/help/$slug" params={{ slug: hit.slug }} className="line-link">
      <span className="grow">
        <span className="strong">{title ? marked(title) : hit.title}</span>
        <br />
        <span className="small soft">{hit.summary}</span>
      </span>
      <span className="arrow">
        <Icon name="next" size={18} />
      </span>
    </Link>
  );
}

/** The text with the parts that were searched for marked. */
function marked(highlight: Hit["highlights"][number]): ReactNode {
  const { text, ranges } = highlight;
  const parts: ReactNode[] = [];
  let at = 0;
  for (const { start, end } of ranges) {
    parts.push(text.slice(at, start), <mark key={start}>{text.slice(start, end)}</mark>);
    at = end;
  }
  parts.push(text.slice(at));
  return parts;
}
