import type { Article, ArticleLine } from "./data.ts";
import { useText } from "./text.ts";

/** Where an article stands, in words; colours only help. */
export function ArticleTags(props: { item: ArticleLine }) {
  const t = useText();
  const { version, retiredAt, shippedNewer, planned, draft } = props.item;
  return (
    <p className="row wrap">
      <PublishedTag isPublished={version !== null} isRetired={retiredAt !== null} />
      {draft ? <DraftTag kind={draft.kind} state={draft.state} /> : null}
      {draft?.mine ? <span className="tag soft">{t("tag_mine")}</span> : null}
      {shippedNewer ? <span className="tag warn">{t("tag_shipped_newer")}</span> : null}
      {planned ? <span className="tag soft">{t("tag_planned")}</span> : null}
    </p>
  );
}

export function PublishedTag(props: { isPublished: boolean; isRetired: boolean }) {
  const t = useText();
  if (props.isRetired) return <span className="tag soft">{t("tag_retired")}</span>;
  if (props.isPublished) return <span className="tag good">{t("tag_published")}</span>;
  return <span className="tag soft">{t("unpublished")}</span>;
}

type Draft = Pick<NonNullable<Article["draft"]>, "kind" | "state">;

export function DraftTag({ kind, state }: Draft) {
  const t = useText();
  if (kind === "retire") return <span className="tag warn">{t("tag_retire")}</span>;
  if (state === "in_review") return <span className="tag warn">{t("tag_in_review")}</span>;
  return <span className="tag info">{t("tag_draft")}</span>;
}
