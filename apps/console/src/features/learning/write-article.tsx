import { Link } from "@tanstack/react-router";
import { useText } from "./text.ts";

/** No article answers it yet: a new one starts with these words as its first phrasing. */
export function WriteArticle(props: { text: string }) {
  const t = useText();
  const { text: phrasing } = props;
  const language = /\p{Script=Han}/u.test(phrasing) ? "zh" : "en";
  return (
    <p className="small">
      <Link
        to="/articles/new"
        search={{ phrasing, language } as never}
        aria-label={t("writeArticleLabel", { text: phrasing })}
      >
        {t("writeArticle")}
      </Link>
    </p>
  );
}
