import { formatTime } from "@jinnang/ui";
import { useQuery } from "@tanstack/react-query";
import { App, Button } from "antd";
import { Section, TableBox } from "../../shared/page.tsx";
import { Empty, Loaded, ProblemNotice } from "../../shared/states.tsx";
import { Bars } from "./bars.tsx";
import { type HelpModel, isTraining, type Models, modelsQuery, useRestore } from "./data.ts";
import { usePercent } from "./percent.ts";
import { useText } from "./text.ts";

/** The kept models with their own test figures; one click goes back to any of them. */
export function ModelsTab() {
  const t = useText();
  const models = useQuery(modelsQuery);
  return (
    <Loaded query={models}>
      {(data) => (
        <>
          <p className="soft small">{t("modelsLead")}</p>
          <TrainingNotice models={data} />
          {data.items.length === 0 ? (
            <Empty title={t("noModels")} text={t("noModelsText")} />
          ) : (
            <ModelsTable items={data.items} />
          )}
          <WeakArticles model={data.items.find(({ inUse }) => inUse)} />
        </>
      )}
    </Loaded>
  );
}

function TrainingNotice(props: { models: Models }) {
  const t = useText();
  const { training, phrasingsNew, restored } = props.models;
  return (
    <>
      <p role="status" className={isTraining(props.models) ? "notice info" : "jn-visually-hidden"}>
        {training ? t("training") : null}
        {!training && phrasingsNew > 0 ? t("trainingSoon", { n: phrasingsNew }) : null}
      </p>
      {restored ? (
        <p className="notice warn">
          {t("restoredNote", { name: restored.by, at: formatTime(restored.at) })}
        </p>
      ) : null}
    </>
  );
}

const COLUMNS = ["phrasings", "coverage", "precision", "top1", "top3", "calibration"] as const;

function ModelsTable(props: { items: HelpModel[] }) {
  const t = useText();
  const { message } = App.useApp();
  const restore = useRestore();
  const goBack = (version: number) =>
    restore.mutate(version, {
      onSuccess: () => void message.success(t("restored", { n: version })),
    });
  return (
    <div className="stack">
      <ProblemNotice error={restore.error} />
      <TableBox label={t("modelsLabel")}>
        <thead>
          <tr>
            <th scope="col">{t("version")}</th>
            <th scope="col">{t("trainedAt")}</th>
            {COLUMNS.map((name) => (
              <th key={name} scope="col" className="number">
                {t(name)}
              </th>
            ))}
            <th scope="col">{t("action")}</th>
          </tr>
        </thead>
        <tbody>
          {props.items.map((model) => (
            <ModelRow
              key={model.version}
              model={model}
              isPending={restore.isPending}
              onRestore={goBack}
            />
          ))}
        </tbody>
      </TableBox>
    </div>
  );
}

function ModelRow(props: {
  model: HelpModel;
  isPending: boolean;
  onRestore: (version: number) => void;
}) {
  const t = useText();
  const percent = usePercent();
  const { model } = props;
  const { version: n } = model;
  return (
    <tr>
      <th scope="row" className="nowrap">
        {t("versionNumber", { n })}
      </th>
      <td className="nowrap">
        {formatTime(model.trainedAt)}
        <div className="soft tiny">{t("testedOn", { n: model.rows })}</div>
      </td>
      <td className="number">{model.phrasings ?? t("none")}</td>
      <td className="number">{percent(model.coverage)}</td>
      <td className="number">{percent(model.precision)}</td>
      <td className="number">{percent(model.top1)}</td>
      <td className="number">{percent(model.top3)}</td>
      <td className="number">{percent(model.calibrationError)}</td>
      <td className="nowrap">
        {model.inUse ? (
          <span className="tag good">{t("inUse")}</span>
        ) : (
          <Button
            size="small"
            aria-label={t("restoreLabel", { n })}
            disabled={props.isPending}
            onClick={() => props.onRestore(n)}
          >
            {t("restore")}
          </Button>
        )}
      </td>
    </tr>
  );
}

/** The lowest are where more phrasings help most. */
const WEAK_SHOWN = 15;

function WeakArticles(props: { model: HelpModel | undefined }) {
  const t = useText();
  const percent = usePercent();
  const { model } = props;
  if (!model) return null;
  const title = t("byArticle", { n: model.version });
  const bars = model.articles
    .map((article) => ({ ...article, share: article.shown ? article.right / article.shown : 0 }))
    .sort((a, b) => a.share - b.share || b.shown - a.shown)
    .slice(0, WEAK_SHOWN)
    .map(({ slug, title: name, share, right, shown }) => ({
      key: slug,
      name,
      share,
      value: percent(share),
      detail: t("ofJudged", { right, total: shown }),
    }));
  return (
    <Section title={title}>
      <Bars label={title} bars={bars} />
    </Section>
  );
}
