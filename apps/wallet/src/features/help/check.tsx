import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { Button } from "../../shared/button.tsx";
import { Field } from "../../shared/field.tsx";
import { Icon } from "../../shared/icons.tsx";
import { ProblemNotice, Waiting } from "../../shared/states.tsx";
import { useChannelText } from "./channel-text.ts";
import { type Checked, checkQuery, staffNumberIn } from "./data.ts";
import styles from "./help.module.css";

const VALUE_LENGTH_MAX = 300;

/** As long as names of staff may be. */
const NAME_LENGTH_MAX = 40;

/**
 * One field for a phone number, an address, a link or a staff number, and a clear yes or no. A
 * staff number is asked with the name that was told: a number alone is easily guessed.
 */
export function Check(props: { given: string; givenName: string }) {
  const t = useChannelText();
  const navigate = useNavigate();
  const { given, givenName } = props;
  const [value, setValue] = useState(given);
  const [name, setName] = useState(givenName);
  const check = useQuery(checkQuery(given, givenName));
  const isStaffNumber = staffNumberIn(value.trim()) !== undefined;
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
          const told = isStaffNumber ? name.trim() : "";
          if (asked === given && told === givenName) return void check.refetch();
          const search = { check: asked, ...(told ? { name: told } : {}) };
          void navigate({ to: "/channels", search, replace: true });
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
        {isStaffNumber ? (
          <Field
            label={t("checkName")}
            hint={t("checkNameHint")}
            autoComplete="off"
            maxLength={NAME_LENGTH_MAX}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        ) : null}
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
        {check.data && given ? (
          <CheckedView value={given} name={givenName} verdict={check.data} />
        ) : null}
      </div>
    </section>
  );
}

function CheckedView(props: { value: string; name: string; verdict: Checked }) {
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
        {whatItIs(verdict, props.name, t)}
      </p>
      {verdict.isStaff ? <p>{t("staffAdvice")}</p> : null}
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

function whatItIs(verdict: Checked, name: string, t: ReturnType<typeof useChannelText>): string {
  const { isStaff, isStaffNumber, label } = verdict;
  if (isStaff) return t("staffYes", { name });
  if (label) return label;
  if (isStaffNumber && !name) return t("staffNameMissing");
  return t(isStaffNumber ? "staffUnknown" : "notListed");
}
