import { formatTime } from "@jinnang/ui";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { SelectField, TextField } from "../../shared/field.tsx";
import { Page, TableBox } from "../../shared/page.tsx";
import { Empty, Failed, Waiting } from "../../shared/states.tsx";
import { useText as useSharedText } from "../../shared/text.ts";
import {
  type Outcome,
  type SecurityEvent,
  type SecurityFilters,
  securityLogQuery,
} from "./data.ts";
import { Person } from "./person.tsx";
import { useText } from "./text.ts";

const ALL: SecurityFilters = { staff: "", address: "", outcome: "" };
const OUTCOMES: Outcome[] = ["ok", "refused"];

/** What was tried at the doors: sign-ins, refusals, changes of factors and rights. */
export function SecurityLog() {
  const t = useText();
  const shared = useSharedText();
  const [filters, setFilters] = useState(ALL);
  const log = useInfiniteQuery(securityLogQuery(filters));
  const items = log.data?.pages.flatMap((page) => page.items);
  return (
    <Page title={t("securityTitle")} lead={t("securityLead")}>
      <Filters onApply={setFilters} />
      {log.isPending ? <Waiting /> : null}
      {log.isError && !items ? <Failed error={log.error} retry={() => void log.refetch()} /> : null}
      {items?.length === 0 ? <Empty title={t("none")} /> : null}
      {items && items.length > 0 ? <Events items={items} /> : null}
      {log.hasNextPage ? (
        <Button loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
          {shared("more")}
        </Button>
      ) : null}
    </Page>
  );
}

function Filters(props: { onApply: (filters: SecurityFilters) => void }) {
  const t = useText();
  const [draft, setDraft] = useState(ALL);
  return (
    <form
      className="row wrap"
      onSubmit={(event) => {
        event.preventDefault();
        props.onApply(draft);
      }}
    >
      <TextField
        label={t("staffNumber")}
        maxLength={10}
        value={draft.staff}
        onChange={(event) => setDraft({ ...draft, staff: event.target.value.trim() })}
      />
      <TextField
        label={t("address")}
        maxLength={45}
        value={draft.address}
        onChange={(event) => setDraft({ ...draft, address: event.target.value.trim() })}
      />
      <SelectField
        label={t("outcome")}
        value={draft.outcome}
        onChange={(value) =>
          setDraft({ ...draft, outcome: OUTCOMES.find((one) => one === value) ?? "" })
        }
        options={[
          { value: "", label: t("everything") },
          ...OUTCOMES.map((value) => ({ value, label: t(`outcome_${value}`) })),
        ]}
      />
      <Button type="primary" htmlType="submit">
        {t("apply")}
      </Button>
    </form>
  );
}

function Events({ items }: { items: SecurityEvent[] }) {
  const t = useText();
  return (
    <TableBox label={t("securityTable")}>
      <thead>
        <tr>
          {COLUMNS.map((name) => (
            <th key={name} scope="col">
              {t(name)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((event) => (
          <tr key={event.id}>
            <td className="nowrap">
              <time dateTime={event.at}>{formatTime(event.at)}</time>
            </td>
            <td>
              <Person person={event.actor} />
            </td>
            <td className="break">
              {event.kind} <span className="soft tiny">{event.route}</span>
            </td>
            <td>{t(`outcome_${event.outcome}`)}</td>
            <td>{event.code}</td>
            <td className="nowrap">{event.address}</td>
            <td className="number">{event.count}</td>
          </tr>
        ))}
      </tbody>
    </TableBox>
  );
}

const COLUMNS = ["at", "who", "route", "outcome", "code", "address", "times"] as const;
