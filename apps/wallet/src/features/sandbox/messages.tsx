import { formatTime } from "@jinnang/ui";
import { Empty, Loaded } from "../../shared/states.tsx";
import { useSandbox } from "./data.ts";
import { useText } from "./text.ts";

interface Message {
  id: string;
  channel: string;
  address: string;
  title: string | null;
  text: string;
  at: string;
}

export function Messages() {
  const t = useText();
  const messages = useSandbox<{ items: Message[] }>("/messages");
  return (
    <section className="card stack" aria-labelledby="messages">
      <h2 id="messages">{t("messages")}</h2>
      <Loaded
        query={messages}
        empty={({ items }) => (items.length === 0 ? <Empty title={t("noMessages")} /> : null)}
      >
        {({ items }) => (
          <ul className="plain-list line-list" data-testid="messages">
            {items.map((message) => (
              <li key={message.id} style={{ paddingBlock: 10 }}>
                <p className="spread small soft">
                  <span>
                    {message.channel} → {message.address}
                  </span>
                  <time dateTime={message.at}>{formatTime(message.at, true)}</time>
                </p>
                {message.title ? <p className="strong">{message.title}</p> : null}
                <p style={{ overflowWrap: "anywhere" }}>{message.text}</p>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </section>
  );
}
