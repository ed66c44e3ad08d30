import { formatTime } from "@jinnang/ui";
import { Button } from "antd";
import { useState } from "react";
import { TableBox } from "../../../shared/page.tsx";
import { Empty } from "../../../shared/states.tsx";
import { useWidth } from "../../../shared/width.ts";
import type { Article, Version } from "../data.ts";
import { useReviewText } from "../review/text.ts";
import { useText } from "../text.ts";
import { Restore } from "./restore.tsx";
import { VersionDrawer } from "./version-drawer.tsx";

type Open = { readonly act: "view" | "compare" | "restore"; readonly version: number };

/** Every version that was ever published; each can be read, compared and brought back. */
export function HistoryTab(props: { article: Article }) {
  const r = useReviewText();
  const narrow = useWidth() === "narrow";
  const [open, setOpen] = useState<Open>();
  const { article } = props;
  const close = () => setOpen(undefined);
  if (article.versions.length === 0) {
    return <Empty title={r("noHistory")} text={r("noHistoryText")} />;
  }
  const List = narrow ? Cards : Table;
  return (
    <div className="stack">
      <p className="soft small">{r("history")}</p>
      <List article={article} onOpen={setOpen} />
      {open?.act === "restore" ? (
        <Restore article={article} version={open.version} onClose={close} />
      ) : null}
      {open && open.act !== "restore" ? (
        <VersionDrawer article={article} version={open.version} act={open.act} onClose={close} />
      ) : null}
    </div>
  );
}

interface ListProps {
  article: Article;
  onOpen: (open: Open) => void;
}

const COLUMNS = ["version", "publishedAt", "origin", "by", "noteColumn", "action"] as const;

function Table({ article, onOpen }: ListProps) {
  const t = useText();
  const r = useReviewText();
  return (
    <TableBox label={r("historyLabel")}>
      <thead>
        <tr>
          {COLUMNS.map((name) => (
            <th key={name} scope="col">
              {r(name)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {article.versions.map((version) => (
          <tr key={version.version}>
            <th scope="row" className="nowrap">
              <VersionName article={article} version={version} />
            </th>
            <td className="nowrap">{formatTime(version.createdAt)}</td>
            <td className="nowrap">{t(`origin_${version.origin}`)}</td>
            <td>
              <By version={version} />
            </td>
            <td className="break">{version.note}</td>
            <td>
              <Acts article={article} version={version} onOpen={onOpen} />
            </td>
          </tr>
        ))}
      </tbody>
    </TableBox>
  );
}

function Cards({ article, onOpen }: ListProps) {
  const t = useText();
  return (
    <ul className="plain-list stack">
      {article.versions.map((version) => (
        <li key={version.version} className="section stack">
          <div className="stack-tight">
            <p>
              <VersionName article={article} version={version} />
            </p>
            <p className="soft small">
              {formatTime(version.createdAt)} · {t(`origin_${version.origin}`)}
            </p>
            <By version={version} />
            {version.note ? <p className="break small">{version.note}</p> : null}
          </div>
          <Acts article={article} version={version} onOpen={onOpen} />
        </li>
      ))}
    </ul>
  );
}

function VersionName(props: { article: Article; version: Version }) {
  const r = useReviewText();
  const isNewer = isNotTaken(props.article, props.version);
  const { version, current } = props.version;
  return (
    <span className="row wrap">
      {r("versionNumber", { n: version })}
      {current ? <span className="tag good">{r("current")}</span> : null}
      {isNewer ? <span className="tag warn">{r("notTaken")}</span> : null}
    </span>
  );
}

/** Shipped text that never was in use here; it is taken over on a tab of its own. */
function isNotTaken({ shipped }: Article, { version }: Version): boolean {
  return shipped?.version === version;
}

function By(props: { version: Version }) {
  const t = useText();
  const r = useReviewText();
  const { writtenBy, publishedBy } = props.version;
  return (
    <div className="small">
      {writtenBy.length > 0 ? (
        <p>{r("byWritten", { writers: writtenBy.join(t("nameList")) })}</p>
      ) : null}
      {publishedBy ? <p>{r("byPublished", { name: publishedBy })}</p> : null}
    </div>
  );
}

function Acts(props: ListProps & { version: Version }) {
  const r = useReviewText();
  const { article, onOpen } = props;
  const { version, current } = props.version;
  // What was retired comes back by its newest version; what customers see needs no restoring.
  const acts = current && !article.retiredAt ? (["view"] as const) : ACTS;
  return (
    <span className="row wrap">
      {acts
        .filter((act) => !(current && act === "compare"))
        .filter((act) => !(act === "restore" && isNotTaken(article, props.version)))
        .map((act) => (
          <Button
            key={act}
            size="small"
            aria-label={r(`${act}Label`, { n: version })}
            onClick={() => onOpen({ act, version })}
          >
            {r(act)}
          </Button>
        ))}
    </span>
  );
}

const ACTS = ["view", "compare", "restore"] as const;
