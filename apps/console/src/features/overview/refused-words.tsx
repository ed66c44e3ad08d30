import type { Answer } from "@jinnang/api-client";
import { formatTime } from "@jinnang/ui";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { api, take } from "../../shared/api.ts";
import { Loaded } from "../../shared/states.tsx";
import { useText } from "./text.ts";

type Refused = Answer<"/v1/conversations/refused-words", "get">["items"][number];

/** As many as show whether somebody does it again and again. */
const SHOWN_MAX = 20;

/** Words to customers that the server refused: who tried, what, and where. */
export function RefusedWords() {
  const t = useText();
  const refused = useQuery({
    queryKey: ["refused-words"],
    queryFn: () => take(api.GET("/v1/conversations/refused-words")),
  });
  return (
    <section className="stack">
      <h2>{t("refused")}</h2>
      <p className="soft small">{t("refusedLead")}</p>
      <Loaded query={refused}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">{t("refusedNone")}</p>
          ) : (
            <ul className="plain-list stack">
              {items.slice(0, SHOWN_MAX).map((item) => (
                <Tried key={item.id} item={item} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}

function Tried({ item }: { item: Refused }) {
  const t = useText();
  return (
    <li className="stack-tight">
      <div className="row wrap">
        <span className="tag warn">{t(reasonName(item.reason))}</span>
        <span>
          {item.staff.displayName} <span className="soft">{item.staff.staffNumber}</span>
        </span>
        <time className="soft small" dateTime={item.at}>
          {formatTime(item.at)}
        </time>
        {item.place === "conversation" ? (
          <Link to="/" search={{ c: item.placeId } as never}>
            {t("refusedConversation")}
          </Link>
        ) : null}
        {item.place === "case" ? (
          <Link to="/cases/$id" params={{ id: item.placeId } as never}>
            {t("refusedCase")}
          </Link>
        ) : null}
        {item.place === "customer" ? (
          <Link to="/customers/$id" params={{ id: item.placeId } as never}>
            {t("refusedCustomer")}
          </Link>
        ) : null}
      </div>
      <p>{item.text}</p>
    </li>
  );
}

function reasonName(reason: string) {
  return reason === "agent_asks_secret" ? "refusedSecret" : "refusedAway";
}
