import { Icon } from "../../shared/icons.tsx";
import { AnswerBubble, Facts } from "./answer.tsx";
import { Bubble } from "./bubble.tsx";
import { CaseCard, ProposalCard } from "./case-card.tsx";
import styles from "./chat.module.css";
import { ChoicesBubble } from "./choices.tsx";
import type { Message } from "./data.ts";
import { authorOf, type MessageProps, saidText } from "./said.ts";

export function MessageItem(props: MessageProps) {
  const { message } = props;
  switch (message.kind) {
    case "answer":
      return <AnswerBubble {...props} />;
    case "choices":
      return <ChoicesBubble {...props} />;
    case "case":
      return <CaseCard message={message} />;
    case "proposal":
      return <ProposalCard message={message} />;
    case "notice":
      return <Notice message={message} />;
    case "event":
      return <p className={styles.event}>{message.text}</p>;
    case "rating_request":
      // The card with the stars stands below the log.
      return null;
    default:
      return <Said {...props} />;
  }
}

function Said({ message, isFirst }: MessageProps) {
  if (message.from === "system") return <p className={styles.event}>{message.text}</p>;
  return (
    <Bubble
      from={message.from}
      author={isFirst ? authorOf(message) : undefined}
      at={message.at}
      isRedacted={message.redacted}
    >
      <p className={styles.text}>{saidText(message)}</p>
      <Facts facts={message.data.facts ?? []} />
    </Bubble>
  );
}

function Notice({ message }: { message: Message }) {
  return (
    <div className={`notice warn small ${styles.notice}`}>
      <Icon name="shield" size={18} />
      <p>{message.text}</p>
    </div>
  );
}
