import { formatTime } from "@jinnang/ui";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useActionWord } from "../../shared/action-words.ts";
import { Section } from "../../shared/page.tsx";
import { Loaded } from "../../shared/states.tsx";
import { trailQuery } from "./data.ts";
import { foldTrail } from "./fold-trail.ts";
import { useText } from "./text.ts";

/** Who saw or changed what: the audit entries about this customer, newest first. */
export function Trail(props: { customerId: string }) {
  const t = useText();
  const actionWord = useActionWord();
  const trail = useInfiniteQuery(trailQuery(props.customerId));
  return (
    <Section title={t("trail")}>
      <p className="soft tiny">{t("trailText")}</p>
      <Loaded query={trail}>
        {({ pages }) => (
          <>
            {pages[0]?.items.length === 0 ? <p className="soft">{t("noTrail")}</p> : null}
            <ul className="plain-list line-list">
              {foldTrail(pages.flatMap(({ items }) => items)).map(({ entry, times }) => (
                <li key={entry.id}>
                  <p>
                    {actionWord(entry.action)}
                    {times > 1 ? <span className="soft"> {t("times", { n: times })}</span> : null}
                  </p>
                  {entry.note ? <p className="soft small break">{entry.note}</p> : null}
                  <p className="soft tiny">
                    <time dateTime={entry.at}>{formatTime(entry.at)}</time> ·{" "}
                    {entry.actor.displayName ?? actionWord("system")} {entry.actor.staffNumber}
                  </p>
                </li>
              ))}
            </ul>
            {trail.hasNextPage ? (
              <Button
                size="small"
                loading={trail.isFetchingNextPage}
                onClick={() => void trail.fetchNextPage()}
              >
                {t("olderTrail")}
              </Button>
            ) : null}
          </>
        )}
      </Loaded>
    </Section>
  );
}
