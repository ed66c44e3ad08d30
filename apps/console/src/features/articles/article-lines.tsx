import { formatTime, useLanguage } from "@jinnang/ui";
import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { TableBox } from "../../shared/page.tsx";
import { useText as useSharedText } from "../../shared/text.ts";
import { useWidth } from "../../shared/width.ts";
import { useCategoryTitle } from "./category-options.tsx";
import type { ArticleLine } from "./data.ts";
import { ArticleTags } from "./tags.tsx";
import { useText } from "./text.ts";
import { titleOf } from "./title-of.ts";

/** One screenful and some: a long list draws fast, and who needs more asks for it. */
const LINES_AT_ONCE = 50;

/** Articles as a table, or where there is no room for one, as cards. */
export function ArticleLines(props: { items: ArticleLine[] }) {
  const t = useText();
  const shared = useSharedText();
  const narrow = useWidth() === "narrow";
  const [limit, setLimit] = useState(LINES_AT_ONCE);
  const items = props.items.slice(0, limit);
  const total = props.items.length;
  return (
    <div className="stack">
      {narrow ? <Cards items={items} /> : <Table items={items} />}
      <p className="soft small" role="status">
        {total > items.length
          ? t("shown", { shown: items.length, n: total })
          : t("count", { n: total })}
      </p>
      {total > items.length ? (
        <p>
          <Button onClick={() => setLimit(limit + LINES_AT_ONCE)}>{shared("more")}</Button>
        </p>
      ) : null}
    </div>
  );
}

function Table(props: { items: ArticleLine[] }) {
  const t = useText();
  return (
    <TableBox label={t("listLabel")}>
      <thead>
        <tr>
          <th scope="col">{t("article")}</th>
          <th scope="col">{t("category")}</th>
          <th scope="col">{t("state")}</th>
          <th scope="col">{t("updated")}</th>
        </tr>
      </thead>
      <tbody>
        {props.items.map((item) => (
          <Row key={item.slug} item={item} />
        ))}
      </tbody>
    </TableBox>
  );
}

function Row(props: { item: ArticleLine }) {
  const categoryTitle = useCategoryTitle();
  const { item } = props;
  return (
    <tr>
      <th scope="row" className="break">
        <TitleLink item={item} />
        <div className="soft tiny">{item.slug}</div>
      </th>
      <td>{categoryTitle(item.category)}</td>
      <td>
        <ArticleTags item={item} />
      </td>
      <td className="nowrap">
        <Updated item={item} />
      </td>
    </tr>
  );
}

function Cards(props: { items: ArticleLine[] }) {
  const categoryTitle = useCategoryTitle();
  return (
    <ul className="plain-list stack">
      {props.items.map((item) => (
        <li key={item.slug} className="section stack-tight">
          <p className="break">
            <TitleLink item={item} />
          </p>
          <ArticleTags item={item} />
          <p className="soft small">
            {categoryTitle(item.category)} · <Updated item={item} />
          </p>
        </li>
      ))}
    </ul>
  );
}

function TitleLink(props: { item: ArticleLine }) {
  const t = useText();
  const [language] = useLanguage();
  const { slug, title } = props.item;
  return (
    <Link to="/articles/$slug" params={{ slug } as never}>
      {titleOf(title, language) || t("noTitle")}
    </Link>
  );
}

/** The draft's last words while there is one, else the published version. */
function Updated(props: { item: ArticleLine }) {
  const t = useText();
  const { draft, version, updatedAt } = props.item;
  const at = draft?.updatedAt ?? updatedAt;
  const by = draft?.authors.map(({ name }) => name).join(t("nameList"));
  const what = version === null ? t("unpublished") : t("version", { n: version });
  return (
    <>
      {at ? <time dateTime={at}>{formatTime(at)}</time> : null}{" "}
      <span className="soft tiny">{by || what}</span>
    </>
  );
}
