import { Labelled, useLanguage } from "@jinnang/ui";
import { useQuery } from "@tanstack/react-query";
import { type Articles, articlesQuery } from "./data.ts";
import { useText } from "./text.ts";

/** The choice that stands for no article; a slug never has a dot. */
export const NOT_OFFERED = "not.offered";

/** All articles by category, the likely ones first. */
export function ArticleSelect(props: {
  label: string;
  likely: { slug: string; title: string }[];
  value: string;
  onChange: (slug: string) => void;
  withNotOffered?: boolean;
}) {
  const t = useText();
  const [language] = useLanguage();
  const articles = useQuery(articlesQuery(language));
  const { likely } = props;
  return (
    <Labelled label={props.label}>
      {(ids) => (
        <select
          {...ids}
          className="select"
          value={props.value}
          onChange={(event) => props.onChange(event.target.value)}
        >
          <option value="">{t("chooseArticle")}</option>
          {likely.length > 0 ? (
            <optgroup label={t("likely")}>
              {likely.map(({ slug, title }) => (
                <option key={slug} value={slug}>
                  {title}
                </option>
              ))}
            </optgroup>
          ) : null}
          <Categories articles={articles.data} except={likely.map(({ slug }) => slug)} />
          {props.withNotOffered ? <option value={NOT_OFFERED}>{t("notOffered")}</option> : null}
        </select>
      )}
    </Labelled>
  );
}

function Categories(props: { articles: Articles | undefined; except: string[] }) {
  const { articles } = props;
  return articles?.categories.map(({ id, title }) => (
    <optgroup key={id} label={title}>
      {articles.items
        .filter((item) => item.category === id && !props.except.includes(item.slug))
        .map((item) => (
          <option key={item.slug} value={item.slug}>
            {item.title}
          </option>
        ))}
    </optgroup>
  ));
}
