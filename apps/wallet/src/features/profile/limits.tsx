import { Amount } from "@jinnang/ui";
import { useQuery } from "@tanstack/react-query";
import { Loaded } from "../../shared/states.tsx";
import { limitsQuery } from "./data.ts";
import { useText } from "./text.ts";

/** What the person's identity level allows, and how much of today's is used. */
export function Limits() {
  const t = useText();
  const limits = useQuery(limitsQuery);
  return (
    <section className="card stack" aria-labelledby="limits">
      <h2 id="limits" className="section-title">
        {t("limits")}
      </h2>
      <Loaded query={limits}>
        {(data) => (
          <>
            <meter
              aria-label={t("today")}
              style={{ width: "100%" }}
              min={0}
              max={data.perDay.value}
              value={data.spentToday.value}
            />
            {(
              [
                ["today", data.spentToday],
                ["perDay", data.perDay],
                ["perPayment", data.perPayment],
                ["balanceMax", data.balanceMax],
              ] as const
            ).map(([key, money]) => (
              <p key={key} className="spread">
                <span className="soft">{t(key)}</span>
                <Amount money={money} />
              </p>
            ))}
          </>
        )}
      </Loaded>
    </section>
  );
}
