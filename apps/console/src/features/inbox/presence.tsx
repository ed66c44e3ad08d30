import { useQuery } from "@tanstack/react-query";
import { Switch } from "antd";
import { SelectField } from "../../shared/field.tsx";
import { useHasRole } from "../../shared/me.ts";
import { Pop } from "../../shared/pop.tsx";
import { ProblemNotice } from "../../shared/states.tsx";
import { useWidth } from "../../shared/width.ts";
import { presenceQuery, useSetPresence } from "./data.ts";
import styles from "./inbox.module.css";
import { useText } from "./text.ts";

const CAPACITIES = [1, 2, 3, 4, 5, 6, 8, 10];

/** Whether I take conversations now, and how many at the same time. */
export function Presence() {
  const serves = useHasRole("agent", "supervisor");
  return serves ? <PresencePop /> : null;
}

function PresencePop() {
  const t = useText();
  const presence = useQuery(presenceQuery);
  const change = useSetPresence();
  const narrow = useWidth() === "narrow";
  const available = presence.data?.state === "available";
  const word = t(available ? "stateAvailable" : "stateAway");
  return (
    <Pop
      label={`${t("presence")}: ${word}`}
      button={
        <>
          <span className={available ? styles.dotGood : styles.dotAway} />
          {narrow ? null : <span className="small">{word}</span>}
        </>
      }
    >
      {() => (
        <div className="stack">
          <div className="row">
            <Switch
              checked={available}
              loading={presence.isPending || change.isPending}
              aria-label={t("stateAvailable")}
              onChange={(on) => change.mutate({ state: on ? "available" : "away" })}
            />
            <div className="stack-tight">
              <strong>{word}</strong>
              <span className="soft small">
                {t(available ? "presenceAvailable" : "presenceAway")}
              </span>
            </div>
          </div>
          <SelectField
            label={t("capacity")}
            value={String(presence.data?.capacity ?? 3)}
            onChange={(value) =>
              change.mutate({ state: available ? "available" : "away", capacity: Number(value) })
            }
            options={CAPACITIES.map((n) => ({ value: String(n), label: t("capacityOf", { n }) }))}
          />
          <ProblemNotice error={presence.error ?? change.error} />
        </div>
      )}
    </Pop>
  );
}
