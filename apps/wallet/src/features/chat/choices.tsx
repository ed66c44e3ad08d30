import { ProblemNotice } from "../../shared/states.tsx";
import { Bubble } from "./bubble.tsx";
import styles from "./chat.module.css";
import { authorOf, type MessageProps, saidText } from "./said.ts";
import { useChoose, usePerson } from "./steps.ts";
import { useText } from "./text.ts";

/** "Did you mean …": up to three articles as buttons, and a person when none fits. */
export function ChoicesBubble({ message, conversation, isFirst, isLatest }: MessageProps) {
  const t = useText();
  const choose = useChoose(conversation.id);
  const person = usePerson(conversation.id);
  const { choices = [] } = message.data;
  const isOpen = isLatest && conversation.state === "automatic";
  const isBusy = choose.isPending || person.isPending;
  return (
    <Bubble
      from="assistant"
      author={isFirst ? authorOf(message) : undefined}
      at={message.at}
      foot={<ProblemNotice error={choose.error ?? person.error} />}
    >
      <p className={styles.text}>{saidText(message)}</p>
      <fieldset className={styles.choices} disabled={!isOpen || isBusy}>
        <legend className="jn-visually-hidden">{t("choicesLabel")}</legend>
        {choices.map(({ slug, title }) => (
          <button
            key={slug}
            type="button"
            className={styles.choice}
            onClick={() => choose.mutate(slug)}
          >
            {title}
          </button>
        ))}
        {isOpen ? (
          <button type="button" className={styles.choice} onClick={() => person.mutate()}>
            {t("noneFits")}
          </button>
        ) : null}
      </fieldset>
    </Bubble>
  );
}
