import { formatDate, formatTime } from "@jinnang/ui";
import { Icon, type IconName } from "../../shared/icons.tsx";
import styles from "./cases.module.css";
import type { Case } from "./data.ts";
import { useText } from "./text.ts";

type Obligation = Case["obligations"][number];

const ICONS: Record<Obligation["state"], IconName> = {
  met: "check",
  due: "clock",
  breached: "cross",
};

/** What we owe the customer on this case and by when, in plain words. */
export function Duties(props: { obligations: Obligation[] }) {
  const t = useText();
  if (props.obligations.length === 0) return null;
  return (
    <section className="card">
      <h2 className="section-title">{t("duties")}</h2>
      <ul className={`plain-list ${styles.duties}`}>
        {props.obligations.map((obligation) => (
          <li key={obligation.id} className="row" data-state={obligation.state}>
            <span className={styles.dutyIcon}>
              <Icon name={ICONS[obligation.state]} size={18} />
            </span>
            <span className="grow">
              <span className="strong">{obligation.title}</span>
              <br />
              <DutyTime obligation={obligation} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function DutyTime({ obligation }: { obligation: Obligation }) {
  const t = useText();
  const { state, metAt, dueAt, provisional } = obligation;
  const values = { date: formatDate(dueAt), time: metAt ? formatTime(metAt) : "" };
  const words =
    state === "met" ? "dutyMet" : state === "due" ? "dutyDue" : metAt ? "dutyLate" : "dutyBreached";
  return (
    <span className="small soft">
      {t(words, values)}
      {provisional && state === "due" ? ` ${t("provisional")}` : null}
    </span>
  );
}
