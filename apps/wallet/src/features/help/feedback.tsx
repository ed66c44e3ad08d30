import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { Button } from "../../shared/button.tsx";
import { Icon } from "../../shared/icons.tsx";
import { ProblemNotice } from "../../shared/states.tsx";
import { sendFeedback } from "./data.ts";
import styles from "./help.module.css";
import { useText } from "./text.ts";

interface Verdict {
  helped: boolean;
}

/** "Did this help?": a yes ends it; a no leads on to a person. */
export function Feedback(props: { slug: string }) {
  const t = useText();
  const { slug } = props;
  const [verdict, setVerdict] = useState<Verdict>();
  const send = useMutation({
    mutationFn: (body: Verdict) => sendFeedback(slug, body),
    onSuccess: (_, body) => setVerdict(body),
  });
  return (
    <section className={`card ${styles.feedback}`} aria-live="polite">
      {!verdict ? (
        <>
          <h2 className="section-title">{t("helped")}</h2>
          <div className={styles.answers}>
            <Button loading={send.isPending} onClick={() => send.mutate({ helped: true })}>
              {t("yes")}
            </Button>
            <Button loading={send.isPending} onClick={() => send.mutate({ helped: false })}>
              {t("no")}
            </Button>
          </div>
        </>
      ) : null}
      {verdict?.helped ? <p className="strong">{t("thanks")}</p> : null}
      {verdict?.helped === false ? <NotHelped slug={slug} /> : null}
      <ProblemNotice error={send.error} />
    </section>
  );
}

function NotHelped(props: { slug: string }) {
  const t = useText();
  return (
    <>
      <div>
        <h2 className="section-title">{t("sorry")}</h2>
        <p className="small soft">{t("sorryText")}</p>
      </div>
      <Link to="/chat" search={{ topic: props.slug }} className={styles.pill}>
        <Icon name="chat" size={18} />
        {t("askPerson")}
      </Link>
    </>
  );
}
