import { Link } from "@tanstack/react-router";
import { Button } from "../../shared/button.tsx";
import { useConfirm } from "../../shared/confirm.tsx";
import { Screen } from "../../shared/screen.tsx";
import { Failed, ProblemNotice, Waiting } from "../../shared/states.tsx";
import { Composer } from "./composer.tsx";
import {
  type Conversation,
  closeConversation,
  useConversation,
  useMessages,
  useReadMark,
} from "./data.ts";
import styles from "./foot.module.css";
import { HistoryLink } from "./history.tsx";
import { Log } from "./log.tsx";
import { useSendQueue } from "./send-queue.ts";
import { useConversationStep, usePerson } from "./steps.ts";
import { useText } from "./text.ts";
import { useTypingWhisper } from "./typing.ts";

/** One conversation from its first word to its rating. */
export function Thread(props: { id: string; draft?: string; onNew?: () => void }) {
  const t = useText();
  const { id } = props;
  const conversation = useConversation(id);
  const messages = useMessages(id);
  useReadMark(id, messages.data);
  const queue = useSendQueue(id);
  const loaded = conversation.data;
  const name = loaded?.agent?.displayName;
  const title = name ? t("titleAgent", { name }) : t("title");
  const error = conversation.error ?? messages.error;
  if (!loaded || !messages.data) {
    const again = () => {
      void conversation.refetch();
      void messages.refetch();
    };
    return (
      <Screen title={title} end={<HistoryLink />}>
        {error ? <Failed error={error} retry={again} /> : <Waiting />}
      </Screen>
    );
  }
  const foot =
    loaded.state === "closed" ? (
      <ClosedFoot {...(props.onNew ? { onNew: props.onNew } : {})} />
    ) : (
      <OpenFoot conversation={loaded} draft={props.draft ?? ""} onSend={queue.send} />
    );
  return (
    <Screen title={title} end={<HistoryLink />} foot={foot}>
      <Log conversation={loaded} messages={messages.data} queue={queue} />
    </Screen>
  );
}

function OpenFoot(props: {
  conversation: Conversation;
  draft: string;
  onSend: (text: string) => void;
}) {
  const { conversation } = props;
  const { id, state } = conversation;
  const whisper = useTypingWhisper(state === "assigned" ? id : undefined);
  return (
    <div className={styles.foot}>
      <Steps conversation={conversation} />
      <Composer draft={props.draft} onType={whisper} onSend={props.onSend} />
    </div>
  );
}

/** What one can do besides writing: get a person, or end it. */
function Steps({ conversation }: { conversation: Conversation }) {
  const t = useText();
  const { id, state } = conversation;
  const person = usePerson(id);
  const close = useConversationStep(id, () => closeConversation(id));
  const { ask, dialog } = useConfirm();
  const askToClose = async () => {
    const texts = { content: t("endAsk"), confirmText: t("endYes"), cancelText: t("cancel") };
    if (await ask(texts)) close.mutate();
  };
  return (
    <>
      <div className={styles.steps}>
        {state === "automatic" ? (
          <Button
            size="small"
            color="primary"
            fill="outline"
            shape="rounded"
            loading={person.isPending}
            loadingText={t("personAsked")}
            onClick={() => person.mutate()}
          >
            {t("person")}
          </Button>
        ) : null}
        <Button size="small" shape="rounded" loading={close.isPending} onClick={askToClose}>
          {t("end")}
        </Button>
      </div>
      <ProblemNotice error={person.error ?? close.error} />
      {dialog}
    </>
  );
}

function ClosedFoot(props: { onNew?: () => void }) {
  const t = useText();
  return (
    <div className={styles.closedFoot}>
      <p className="small soft">{t("closed")}</p>
      {props.onNew ? (
        <Button block color="primary" onClick={props.onNew}>
          {t("startNew")}
        </Button>
      ) : (
        <Link to="/chat">{t("back")}</Link>
      )}
    </div>
  );
}
