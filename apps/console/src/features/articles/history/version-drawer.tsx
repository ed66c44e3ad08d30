import { useQuery } from "@tanstack/react-query";
import { Drawer } from "antd";
import { Loaded } from "../../../shared/states.tsx";
import { type Article, versionQuery } from "../data.ts";
import { Reading } from "../reading.tsx";
import { ContentDiff } from "../review/content-diff.tsx";
import { useReviewText } from "../review/text.ts";

/** An older version to be read, or what has changed since then. */
export function VersionDrawer(props: {
  article: Article;
  version: number;
  act: "view" | "compare";
  onClose: () => void;
}) {
  const r = useReviewText();
  const { article, version: n, act } = props;
  const version = useQuery(versionQuery(article.slug, n));
  const current = article.published;
  const title =
    act === "view"
      ? r("versionNumber", { n })
      : r("compareTitle", { n, current: current?.version ?? "" });
  return (
    <Drawer open title={title} size="min(1100px, 100vw)" onClose={props.onClose} destroyOnHidden>
      <Loaded query={version}>
        {({ content }) =>
          act === "compare" && current ? (
            <ContentDiff before={content} after={current.content} none={r("compareSame")} />
          ) : (
            <Reading content={content} placeholders={article.placeholders} />
          )
        }
      </Loaded>
    </Drawer>
  );
}
