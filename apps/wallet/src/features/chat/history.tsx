import { formatTime } from "@jinnang/ui";
import { Link } from "@tanstack/react-router";
import { Icon } from "../../shared/icons.tsx";
import { Screen } from "../../shared/screen.tsx";
import { Empty, Loaded } from "../../shared/states.tsx";
import { type Conversation, useHistory } from "./data.ts";
import { useText } from "./text.ts";

/** Every conversation the customer had, newest first. */
export function History() {
  const t = useText();
  const history = useHistory();
  return (
    <Screen title={t("titleHistory")}>
      <Loaded
        query={history}
        empty={({ items }) =>
          items.length === 0 ? (
            <Empty
              title={t("emptyHistory")}
              text={t("emptyHistoryText")}
              action={<Link to="/chat">{t("startNew")}</Link>}
            />
          ) : null
        }
      >
        {({ items }) => (
          <ul className="plain-list line-list card">
            {items.map((conversation) => (
              <li key={conversation.id}>
                <HistoryLine conversation={conversation} />
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Screen>
  );
}

export function HistoryLink() {
  const t = useText();
  return (
    <Link to="/chat" search={{ view: "history" }} className="icon-button" aria-label={t("history")}>
      <Icon name="clock" />
    </Link>
  );
}

function HistoryLine({ conversation }: { conversation: Conversation }) {
  const t = useText();
  const { id, subject, agent, state } = conversation;
  const isClosed = state === "closed";
  return (
    <Link to="/chat" search={isClosed ? { id } : {}} className="line-link">
      <span className="grow">
        <span className="spread">
          <span className="strong clip">{subject || t("noSubject")}</span>
          <StateTag state={state} />
        </span>
        <span className="small soft">
          {formatTime(conversation.createdAt)} · {agent?.displayName ?? t("automatic")}
        </span>
      </span>
      <span className="arrow">
        <Icon name="next" size={18} />
      </span>
    </Link>
  );
}

function StateTag({ state }: { state: Conversation["state"] }) {
  const t = useText();
  if (state === "closed") return <span className="tag soft">{t("stateClosed")}</span>;
  if (state === "queued" || state === "offered") {
    return <span className="tag warn">{t("stateQueued")}</span>;
  }
  return <span className="tag good">{t("stateOpen")}</span>;
}
