import { formatTime } from "@jinnang/ui";
import { useId } from "react";
import { Empty, Loaded, ProblemNotice } from "../../shared/states.tsx";
import { useSandbox, useSandboxAct } from "./data.ts";
import { useText } from "./text.ts";

const MODES = [
  "mandate_ok",
  "mandate_statement",
  "mandate_slow:20",
  "mandate_wrong_name",
  "mandate_refused",
  "mandate_never",
] as const;

interface Mandate {
  reference: string;
  accountEnding: string;
  phone: string;
  state: string;
  code: string | null;
  createdAt: string;
}

/** The bank's side of linking: how it answers, and the codes it sent to the owners of accounts. */
export function Mandates() {
  const t = useText();
  const id = useId();
  const mandates = useSandbox<{ mode: string; items: Mandate[] }>("/bank/mandates");
  const act = useSandboxAct();
  return (
    <section className="card stack" aria-labelledby="mandates">
      <h2 id="mandates">{t("mandates")}</h2>
      <Loaded query={mandates}>
        {({ mode, items }) => (
          <>
            <div className="field">
              <label htmlFor={id}>{t("mandateMode")}</label>
              <select
                id={id}
                className="input"
                value={mode}
                onChange={(event) =>
                  act.mutate({ path: "/bank/mode", body: { mode: event.target.value } })
                }
              >
                {MODES.map((value) => (
                  <option key={value} value={value}>
                    {t(value.replace(/:.*/, "") as "mandate_ok")}
                  </option>
                ))}
              </select>
            </div>
            <ProblemNotice error={act.error} />
            {items.length === 0 ? <Empty title={t("noMandates")} /> : null}
            <ul className="plain-list line-list" data-testid="mandates">
              {items.map((mandate) => (
                <li key={mandate.reference} style={{ paddingBlock: 10 }}>
                  <p className="spread">
                    <span>
                      ···{mandate.accountEnding} → {mandate.phone}
                    </span>
                    <time dateTime={mandate.createdAt} className="small soft">
                      {formatTime(mandate.createdAt, true)}
                    </time>
                  </p>
                  <p>
                    {mandate.state} {mandate.code ? <code>{mandate.code}</code> : null}
                  </p>
                </li>
              ))}
            </ul>
          </>
        )}
      </Loaded>
    </section>
  );
}
