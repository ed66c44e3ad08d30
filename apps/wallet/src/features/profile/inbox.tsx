import { formatTime } from "@jinnang/ui";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect } from "react";
import { inboxQuery } from "../../shared/data.ts";
import { Screen } from "../../shared/screen.tsx";
import { Empty, Loaded } from "../../shared/states.tsx";
import { markInboxRead } from "./data.ts";
import { useText } from "./text.ts";

/** Notices from the wallet; opening the screen marks them read. */
export function Inbox() {
  const t = useText();
  const queries = useQueryClient();
  const inbox = useQuery(inboxQuery);
  const read = useMutation({ mutationFn: markInboxRead });
  const { mutate } = read;
  const unread = inbox.data?.items.some((item) => !item.readAt) ?? false;
  useEffect(() => {
    if (unread) mutate();
  }, [unread, mutate]);
  // The marks stay while the screen is open; the bell is right when it is left.
  useEffect(() => () => void queries.invalidateQueries({ queryKey: ["inbox"] }), [queries]);
  return (
    <Screen title={t("inbox")}>
      <Loaded
        query={inbox}
        empty={({ items }) =>
          items.length === 0 ? <Empty title={t("inboxEmpty")} text={t("inboxEmptyText")} /> : null
        }
      >
        {({ items }) => (
          <ul className="plain-list stack">
            {items.map((item) => (
              <li key={item.id} className="card">
                <p className="spread">
                  <strong>{item.title}</strong>
                  {item.readAt ? null : <span className="tag info">{t("unread")}</span>}
                </p>
                <p>{item.text}</p>
                <p className="spread small soft">
                  <time dateTime={item.at}>{formatTime(item.at)}</time>
                  {item.link ? <Link to={item.link}>→</Link> : null}
                </p>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Screen>
  );
}
