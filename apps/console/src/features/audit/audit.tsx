import { formatTime } from "@jinnang/ui";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useActionWord } from "../../shared/action-words.ts";
import { SelectField, TextField } from "../../shared/field.tsx";
import { Page, TableBox } from "../../shared/page.tsx";
import { Empty, Failed, Waiting } from "../../shared/states.tsx";
import { useText as useSharedText } from "../../shared/text.ts";
import {
  type AuditEntry,
  type AuditFilters,
  auditLogQuery,
  exportUrl,
  NO_FILTERS,
} from "./data.ts";
import { Person } from "./person.tsx";
import { useText } from "./text.ts";

/** The audit log for those who watch over the desk. */
export function AuditLog() {
  const t = useText();
  const shared = useSharedText();
  const [filters, setFilters] = useState(NO_FILTERS);
  const log = useInfiniteQuery(auditLogQuery(filters));
  const items = log.data?.pages.flatMap((page) => page.items);
  return (
    <Page
      title={t("title")}
      lead={t("lead")}
      actions={<a href={exportUrl(filters)}>{t("export")}</a>}
    >
      <Filters onApply={setFilters} />
      {log.isPending ? <Waiting /> : null}
      {log.isError && !items ? <Failed error={log.error} retry={() => void log.refetch()} /> : null}
      {items?.length === 0 ? <Empty title={t("none")} /> : null}
      {items && items.length > 0 ? <Entries items={items} /> : null}
      {log.hasNextPage ? (
        <Button loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
          {shared("more")}
        </Button>
      ) : null}
    </Page>
  );
}

const GROUPS = [
  ...(["desk", "cases", "conversations", "identity"] as const),
  ...(["wallet", "ledger", "file", "security"] as const),
];

function Filters(props: { onApply: (filters: AuditFilters) => void }) {
  const t = useText();
  const [draft, setDraft] = useState(NO_FILTERS);
  const field = (name: keyof AuditFilters) => ({
    value: draft[name],
    onChange: (event: { target: { value: string } }) =>
      setDraft({ ...draft, [name]: event.target.value.trim() }),
  });
  return (
    <form
      className="row wrap"
      onSubmit={(event) => {
        event.preventDefault();
        props.onApply(draft);
      }}
    >
      <TextField label={t("staffNumber")} maxLength={10} {...field("staff")} />
      <TextField label={t("customerNumber")} maxLength={40} {...field("customer")} />
      <SelectField
        label={t("what")}
        value={draft.action}
        onChange={(action) => setDraft({ ...draft, action })}
        options={[
          { value: "", label: t("everything") },
          ...GROUPS.map((name) => ({ value: `${name}.`, label: t(`group_${name}`) })),
        ]}
      />
      <TextField label={t("from")} type="date" {...field("from")} />
      <TextField label={t("to")} type="date" {...field("to")} />
      <Button type="primary" htmlType="submit">
        {t("apply")}
      </Button>
    </form>
  );
}

function Entries(props: { items: AuditEntry[] }) {
  const t = useText();
  const word = useActionWord();
  return (
    <TableBox label={t("table")}>
      <thead>
        <tr>
          {(["at", "who", "what", "about", "note", "address"] as const).map((name) => (
            <th key={name} scope="col">
              {t(name)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.items.map((entry) => (
          <tr key={entry.id}>
            <td className="nowrap">
              <time dateTime={entry.at}>{formatTime(entry.at)}</time>
              {entry.sealed ? null : <span className="soft tiny"> {t("unsealed")}</span>}
            </td>
            <td>
              <Person person={entry.actor} />
            </td>
            <td>{word(entry.action)}</td>
            <td>
              <About entry={entry} />
            </td>
            <td className="break">{entry.note}</td>
            <td className="nowrap">{entry.address}</td>
          </tr>
        ))}
      </tbody>
    </TableBox>
  );
}

/** More names than this make a row that nobody reads; the export has all of them. */
const SHOWN_MAX = 3;

function About({ entry }: { entry: AuditEntry }) {
  const t = useText();
  if (entry.about.length === 0) return <span className="soft break">{entry.subject}</span>;
  return (
    <>
      {entry.about.slice(0, SHOWN_MAX).map((person) => (
        <div key={`${person.kind}:${person.id}`}>
          <Person person={person} />
        </div>
      ))}
      {entry.about.length > SHOWN_MAX ? (
        <span className="soft">{t("moreAbout", { n: entry.count })}</span>
      ) : null}
    </>
  );
}
