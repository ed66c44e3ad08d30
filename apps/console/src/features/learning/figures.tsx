import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Section } from "../../shared/page.tsx";
import { Empty, Loaded } from "../../shared/states.tsx";
import { type Bar, Bars } from "./bars.tsx";
import { DAYS, type Days, type Figures, figuresQuery } from "./data.ts";
import { usePercent } from "./percent.ts";
import { useText } from "./text.ts";
import { WriteArticle } from "./write-article.tsx";

/** How well the automatic line does, judged by customers and agents. */
export function FiguresTab() {
  const t = useText();
  const days = useDays();
  const figures = useQuery(figuresQuery(days));
  return (
    <>
      <Period days={days} />
      <p className="soft small">{t("figuresLead")}</p>
      <Loaded
        query={figures}
        empty={({ questions, outcomes, judged }) =>
          questions + outcomes.person + judged === 0 ? (
            <Empty title={t("noFigures")} text={t("noFiguresText")} />
          ) : null
        }
      >
        {(data) => (
          <>
            <Summary figures={data} />
            <Outcomes figures={data} />
            <Precision figures={data} />
            <Unanswered figures={data} />
          </>
        )}
      </Loaded>
    </>
  );
}

function useDays(): Days {
  const { days } = useSearch({ strict: false }) as { days?: string };
  return DAYS.find((count) => String(count) === days) ?? 30;
}

function Period(props: { days: Days }) {
  const t = useText();
  const navigate = useNavigate();
  return (
    <div className="filters">
      <label>
        {t("days")}
        <select
          className="select inline"
          value={props.days}
          onChange={(event) =>
            void navigate({
              to: "/learning",
              search: { tab: "figures", days: event.target.value } as never,
              replace: true,
            })
          }
        >
          {DAYS.map((n) => (
            <option key={n} value={n}>
              {t("lastDays", { n })}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

function Stat(props: { name: string; children: ReactNode }) {
  return (
    <div className="stat">
      <dt>{props.name}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}

function Summary(props: { figures: Figures }) {
  const t = useText();
  const percent = usePercent();
  const { questions, coverage, wrongAnswerRate, judged } = props.figures;
  return (
    <dl className="stats">
      <Stat name={t("questions")}>{questions}</Stat>
      <Stat name={t("coverage")}>{percent(coverage)}</Stat>
      <Stat name={t("wrongRate")}>{percent(wrongAnswerRate)}</Stat>
      <Stat name={t("judged")}>{judged}</Stat>
    </dl>
  );
}

const OUTCOMES = ["answered", "choices", "unanswered", "unsupported", "person"] as const;

function Outcomes(props: { figures: Figures }) {
  const t = useText();
  const percent = usePercent();
  const { outcomes } = props.figures;
  const total = OUTCOMES.reduce((sum, name) => sum + outcomes[name], 0);
  const bars = OUTCOMES.map((name): Bar => {
    const share = total === 0 ? 0 : outcomes[name] / total;
    return {
      key: name,
      name: t(`out_${name}`),
      share,
      value: String(outcomes[name]),
      detail: percent(share),
      ...(name === "unanswered" ? { tone: "warn" as const } : {}),
    };
  });
  return (
    <Section title={t("outcomes")}>
      <Bars label={t("outcomes")} bars={bars} />
    </Section>
  );
}

/** A longer list is read as a table elsewhere; these are the ones to look at first. */
const ARTICLES_SHOWN = 20;
/** Below this share of right answers an article is shown in red. */
const PRECISION_POOR = 0.7;

function Precision(props: { figures: Figures }) {
  const t = useText();
  const percent = usePercent();
  const bars = props.figures.articles
    .filter(({ precision }) => precision !== null)
    .sort((a, b) => (a.precision ?? 0) - (b.precision ?? 0) || b.wrong - a.wrong)
    .slice(0, ARTICLES_SHOWN)
    .map(({ slug, title, precision, right, wrong }): Bar => {
      const share = precision ?? 0;
      return {
        key: slug,
        name: title,
        share,
        value: percent(precision),
        detail: t("ofJudged", { right, total: right + wrong }),
        ...(share < PRECISION_POOR ? { tone: "bad" as const } : {}),
      };
    });
  return (
    <Section title={t("articlePrecision")}>
      {bars.length === 0 ? (
        <p className="soft">{t("noJudged")}</p>
      ) : (
        <Bars label={t("articlePrecision")} bars={bars} />
      )}
    </Section>
  );
}

function Unanswered(props: { figures: Figures }) {
  const t = useText();
  const { unanswered } = props.figures;
  const most = Math.max(1, ...unanswered.map(({ count }) => count));
  const bars = unanswered.map(
    ({ id, text, count, state }): Bar => ({
      key: id,
      name: text,
      share: count / most,
      value: t("times", { n: count }),
      detail: t(state),
      tone: "warn",
      act: state === "waiting" ? <WriteArticle text={text} /> : null,
    }),
  );
  return (
    <Section title={t("topUnanswered")}>
      {bars.length === 0 ? (
        <p className="soft">{t("noUnanswered")}</p>
      ) : (
        <Bars label={t("topUnanswered")} bars={bars} />
      )}
    </Section>
  );
}
