import { CheckCircleFilled, CloseCircleFilled } from "@ant-design/icons";
import { formatTime } from "@jinnang/ui";
import { Progress } from "antd";
import { TableBox } from "../../shared/page.tsx";
import { isRunning, type LedgerProof } from "./data.ts";
import styles from "./proof.module.css";
import { useText } from "./text.ts";

/** One proof: how far it is, what it covered, and what it found. */
export function ProofView(props: { proof: LedgerProof }) {
  const t = useText();
  const { proof } = props;
  const { done, total } = proof.progress;
  const running = isRunning(proof) && proof.scope === "full";
  const percent = total > 0 ? Math.floor((done / total) * 100) : running ? 0 : 100;
  return (
    <div className={styles.proof}>
      {running ? null : <Verdict ok={proof.ok} />}
      <div hidden={!running && percent === 100}>
        <Progress
          percent={percent}
          status={proof.ok ? (running ? "active" : "success") : "exception"}
          aria-label={t(proof.scope)}
        />
        <p className="soft small">{t("progress", { done, total })}</p>
      </div>
      <Scope proof={proof} />
      <p className="soft small">
        {[
          t("startedAt", { at: formatTime(proof.startedAt) }),
          proof.finishedAt
            ? t(proof.scope === "full" ? "finishedAt" : "caughtUp", {
                at: formatTime(proof.finishedAt),
              })
            : "",
          proof.scope === "full" ? t("askedBy", { who: asker(proof.askedBy, t("system")) }) : "",
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      {proof.failures.length > 0 ? <Failures proof={proof} /> : null}
    </div>
  );
}

/** "staff:100017" → "100017". */
function asker(name: string, system: string): string {
  return name.startsWith("staff:") ? name.slice("staff:".length) : system;
}

function Verdict(props: { ok: boolean }) {
  const t = useText();
  const { ok } = props;
  return (
    <div className={`notice ${ok ? "good" : "bad"}`} role={ok ? "status" : "alert"}>
      <p className="strong row">
        {ok ? <CheckCircleFilled aria-hidden /> : <CloseCircleFilled aria-hidden />}
        {t(ok ? "holds" : "fails")}
      </p>
      <p>{t(ok ? "holdsText" : "failsText")}</p>
    </div>
  );
}

function Scope(props: { proof: LedgerProof }) {
  const t = useText();
  const { lists, transfers, accounts } = props.proof.checked;
  return (
    <dl className={styles.scope}>
      {(
        [
          ["transfers", transfers],
          ["accounts", accounts],
          ["lists", lists],
        ] as const
      ).map(([name, count]) => (
        <div key={name}>
          <dt className="soft small">{t(name)}</dt>
          <dd>{count.toLocaleString("en")}</dd>
        </div>
      ))}
    </dl>
  );
}

const CHECKS = ["chain", "list", "entry", "account", "sum", "hold", "reversal"] as const;

function Failures(props: { proof: LedgerProof }) {
  const t = useText();
  return (
    <TableBox label={t("failuresLabel")}>
      <thead>
        <tr>
          <th scope="col">{t("check")}</th>
          <th scope="col">{t("subject")}</th>
        </tr>
      </thead>
      <tbody>
        {props.proof.failures.map((failure) => {
          const known = CHECKS.find((name) => name === failure.check);
          return (
            <tr key={`${failure.check}${failure.subject}`}>
              <td>{known ? t(`check_${known}`) : failure.check}</td>
              <td className="mono break">{failure.subject}</td>
            </tr>
          );
        })}
      </tbody>
    </TableBox>
  );
}
