import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { Button } from "../../shared/button.tsx";
import { Field } from "../../shared/field.tsx";
import { Icon } from "../../shared/icons.tsx";
import { ProblemNotice, Waiting } from "../../shared/states.tsx";
import { useChannelText } from "./channel-text.ts";
import { type Checked, checkQuery } from "./data.ts";
import styles from "./help.module.css";

const VALUE_LENGTH_MAX = 300;

/** One field for a phone number, an address, a link or a staff number, and a clear yes or no. */
export function Check(props: { given: string }) {
  const t = useChannelText();
  const navigate = useNavigate();
  const { given } = props;
  const [value, setValue] = useState(given);
  const check = useQuery(checkQuery(given));
  return (
    <section className="card stack" aria-labelledby="check">
      <h2 id="check" className="section-title">
        {t("checkTitle")}
      </h2>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          const asked = value.trim();
          if (asked === given) return void check.refetch();
          void navigate({ to: "/channels", search: { check: asked }, replace: true });
        }}
      >
        <Field
          label={t("checkLabel")}
          hint={t("checkHint")}
          autoComplete="off"
          maxLength={VALUE_LENGTH_MAX}
          required
          value={value}
          onChange={(event) => setValue(event.target.value)}
        />
        <Button
          block
          color="primary"
          type="submit"
          loading={check.isFetching}
          disabled={value.trim() === ""}
        >
          {t("check")}
        </Button>
      </form>
      <div aria-live="polite">
        {check.isLoading ? <Waiting /> : null}
        <ProblemNotice error={check.error} />
        {check.data && given ? <CheckedView value={given} verdict={check.data} /> : null}
      </div>
    </section>
  );
}

function CheckedView(props: { value: string; verdict: Checked }) {
  const t = useChannelText();
  const { verdict } = props;
  const { isOurs } = verdict;
  return (
    <div
      className={`${styles.verdict} ${isOurs ? styles.good : styles.bad}`}
      data-ours={isOurs}
      data-testid="verdict"
    >
      <p className={styles.verdictTitle}>
        <Icon name={isOurs ? "check" : "cross"} size={24} />
        {t(isOurs ? "yes" : "no")}
      </p>
      <p className={styles.breakable}>
        <strong>{props.value}</strong>
        {" · "}
        {whatItIs(verdict, t)}
      </p>
      {verdict.staff && isOurs ? <p>{t("staffAdvice")}</p> : null}
      {verdict.advice ? <p>{verdict.advice}</p> : null}
      {isOurs ? null : (
        <p className={styles.pills}>
          <Link to="/security/lock" className={styles.pill}>
            {t("lock")}
          </Link>
          <Link to="/chat" className={styles.pill}>
            {t("report")}
          </Link>
        </p>
      )}
    </div>
  );
}

function whatItIs(verdict: Checked, t: ReturnType<typeof useChannelText>): string {
  const { staff, label } = verdict;
  if (staff?.active) {
    return t("staffYes", { name: staff.displayName, department: staff.department });
  }
  if (staff) return t("staffLeft");
  return label ?? t(verdict.isStaffNumber ? "staffUnknown" : "notListed");
}
