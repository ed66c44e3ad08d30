import { useId, useState } from "react";
import { Button } from "../../shared/button.tsx";
import { Icon } from "../../shared/icons.tsx";
import { ProblemNotice } from "../../shared/states.tsx";
import styles from "./cards.module.css";
import { type Conversation, rateConversation } from "./data.ts";
import { useConversationStep } from "./steps.ts";
import { useText } from "./text.ts";

const SCORES = [1, 2, 3, 4, 5] as const;
const COMMENT_LENGTH_MAX = 500;

interface Given {
  score: number;
  comment?: string;
}

/** One rating from 1 to 5 with a comment, after a person's service has ended. */
export function Rating({ conversation }: { conversation: Conversation }) {
  const t = useText();
  const { id, rating, agent } = conversation;
  const [score, setScore] = useState(0);
  const [comment, setComment] = useState("");
  const send = useConversationStep<Given>(id, (body) => rateConversation(id, body));
  if (rating !== null) {
    return (
      <section className={`card ${styles.rating}`} role="status">
        <Stars score={rating} />
        <p>{t("rated", { count: rating })}</p>
      </section>
    );
  }
  return (
    <form
      className={`card ${styles.rating}`}
      onSubmit={(event) => {
        event.preventDefault();
        const said = comment.trim();
        send.mutate({ score, ...(said ? { comment: said } : {}) });
      }}
    >
      <h2 className="section-title">{t("rateTitleAgent", { name: agent?.displayName ?? "" })}</h2>
      <StarField score={score} onChange={setScore} />
      {score > 0 ? <Comment comment={comment} onChange={setComment} /> : null}
      <ProblemNotice error={send.error} />
      <Button block color="primary" type="submit" disabled={score === 0} loading={send.isPending}>
        {t("rateSend")}
      </Button>
    </form>
  );
}

/** Radio buttons that look like stars: arrow keys and screen readers know them. */
function StarField(props: { score: number; onChange: (score: number) => void }) {
  const t = useText();
  const name = useId();
  const words = ["", "star1", "star2", "star3", "star4", "star5"] as const;
  const word = words[props.score];
  return (
    <fieldset className={styles.stars}>
      <legend className="jn-visually-hidden">{t("rateTitle")}</legend>
      <div className={styles.starRow}>
        {SCORES.map((score) => (
          <label key={score} data-on={score <= props.score}>
            <input
              type="radio"
              name={name}
              value={score}
              checked={score === props.score}
              onChange={() => props.onChange(score)}
            />
            <span className="jn-visually-hidden">{t("star", { count: score })}</span>
            <Icon name="star" size={34} filled={score <= props.score} />
          </label>
        ))}
      </div>
      <p className="small soft" aria-live="polite">
        {word ? t(word) : "\u00a0"}
      </p>
    </fieldset>
  );
}

function Stars(props: { score: number }) {
  return (
    <span className={styles.starRow} aria-hidden="true">
      {SCORES.map((score) => (
        <span key={score} data-on={score <= props.score}>
          <Icon name="star" size={26} filled={score <= props.score} />
        </span>
      ))}
    </span>
  );
}

function Comment(props: { comment: string; onChange: (text: string) => void }) {
  const t = useText();
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{t("rateComment")}</label>
      <textarea
        id={id}
        className="input"
        rows={3}
        maxLength={COMMENT_LENGTH_MAX}
        value={props.comment}
        onChange={(event) => props.onChange(event.target.value)}
      />
    </div>
  );
}
