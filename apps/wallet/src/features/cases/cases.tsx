import { formatDate, useWords } from "@jinnang/ui";
import { Link, useNavigate } from "@tanstack/react-router";
import { Button } from "../../shared/button.tsx";
import { Icon } from "../../shared/icons.tsx";
import { Screen } from "../../shared/screen.tsx";
import { Empty, Loaded } from "../../shared/states.tsx";
import { CaseTag } from "./case-tag.tsx";
import styles from "./cases.module.css";
import { type CaseLine, useCases } from "./data.ts";
import { useText } from "./text.ts";

/** The customer's cases, newest first, each with its number and the day of the answer. */
export function Cases() {
  const t = useText();
  const navigate = useNavigate();
  const cases = useCases();
  const complain = (
    <Button block color="primary" onClick={() => void navigate({ to: "/complain" })}>
      {t("complain")}
    </Button>
  );
  return (
    <Screen title={t("title")} foot={complain}>
      <Loaded
        query={cases}
        empty={({ items }) =>
          items.length === 0 ? <Empty title={t("emptyTitle")} text={t("emptyText")} /> : null
        }
      >
        {({ items }) => (
          <ul className="plain-list line-list card">
            {items.map((line) => (
              <li key={line.id}>
                <Line line={line} />
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Screen>
  );
}

function Line({ line }: { line: CaseLine }) {
  const t = useText();
  const word = useWords();
  return (
    <Link to="/cases/$id" params={{ id: line.id }} className="line-link">
      <span className="grow">
        <span className="spread">
          <span className="strong clip">{line.subject}</span>
          <CaseTag state={line.state} overdue={line.overdue} />
        </span>
        <span className="small soft">
          {word("caseKind", line.kind)} · <span className={styles.number}>{line.number}</span>
        </span>
        <br />
        <span className="small soft">
          {line.dueAt
            ? t("answerBy", { date: formatDate(line.dueAt) })
            : t(line.closedAt ? "ended" : "opened", {
                date: formatDate(line.closedAt ?? line.createdAt),
              })}
        </span>
      </span>
      <span className="arrow">
        <Icon name="next" size={18} />
      </span>
    </Link>
  );
}
