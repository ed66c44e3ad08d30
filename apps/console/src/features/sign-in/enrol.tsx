import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { api, take } from "../../shared/api.ts";
import { Mark } from "../../shared/mark.tsx";
import { useDocumentTitle } from "../../shared/page.tsx";
import { ProblemNotice, Waiting } from "../../shared/states.tsx";
import { useText as useSharedText } from "../../shared/text.ts";
import { EnrolForm } from "./enrol-form.tsx";
import { useText } from "./enrol-text.ts";
import { LanguageSwitch } from "./language-switch.tsx";
import styles from "./sign-in.module.css";

/** A colleague sets password and authenticator by a one-time link, unseen by anybody else. */
export function Enrol() {
  const t = useText();
  const shared = useSharedText();
  const [token] = useState(() => window.location.hash.slice(1));
  const [done, setDone] = useState<string>();
  useDocumentTitle(t("title"));
  return (
    <main className={styles.ground} id="content">
      <div className={styles.box}>
        <div className={styles.brand}>
          <Mark size={36} />
          <div>
            <p className={styles.name}>{shared("brand")}</p>
            <p className="soft small">{shared("console")}</p>
          </div>
        </div>
        <h1>{t("title")}</h1>
        {done ? (
          <div className="stack" role="status">
            <p>{t("done", { number: done })}</p>
            <Link to="/sign-in">{t("toSignIn")}</Link>
          </div>
        ) : (
          <ByLink token={token} onDone={setDone} />
        )}
        <p className="soft tiny">{t("safety")}</p>
        <LanguageSwitch />
      </div>
    </main>
  );
}

function ByLink(props: { token: string; onDone: (staffNumber: string) => void }) {
  const { token, onDone } = props;
  const read = useMutation({
    mutationFn: () => take(api.POST("/v1/identity/staff/enrolment", { body: { token } })),
  });
  const { mutate } = read;
  useEffect(() => {
    // The secret leaves the address bar: it must not stay in the history of a shared machine.
    window.history.replaceState(window.history.state, "", window.location.pathname);
    mutate();
  }, [mutate]);
  if (read.data) return <EnrolForm token={token} enrolment={read.data} onDone={onDone} />;
  return read.error ? <ProblemNotice error={read.error} /> : <Waiting />;
}
