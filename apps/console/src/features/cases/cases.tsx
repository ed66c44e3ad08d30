import { formatDate, StateTag, useWords } from "@jinnang/ui";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { Button, Checkbox } from "antd";
import { Page, TableBox } from "../../shared/page.tsx";
import { Empty, Failed, Waiting } from "../../shared/states.tsx";
import { useText as useSharedText } from "../../shared/text.ts";
import { useWidth } from "../../shared/width.ts";
import { CASE_STATES, type CaseFilter, type CaseSummary, casesQuery } from "./data.ts";
import { useText } from "./text.ts";

/** All cases, newest first, by state and by whose they are. */
export function Cases() {
  const t = useText();
  const filter = useFilter();
  const cases = useInfiniteQuery(casesQuery(filter));
  const shared = useSharedText();
  const items = cases.data?.pages.flatMap((page) => page.items);
  return (
    <Page title={t("title")} lead={t("lead")} actions={<Filters filter={filter} />}>
      {cases.isError && !items ? (
        <Failed error={cases.error} retry={() => void cases.refetch()} />
      ) : null}
      {cases.isPending ? <Waiting /> : null}
      {items?.length === 0 ? <Empty title={t("empty")} text={t("emptyText")} /> : null}
      {items?.length ? <CaseTable items={items} /> : null}
      {cases.hasNextPage ? (
        <Button loading={cases.isFetchingNextPage} onClick={() => void cases.fetchNextPage()}>
          {shared("more")}
        </Button>
      ) : null}
    </Page>
  );
}

function useFilter(): CaseFilter {
  const search = useSearch({ strict: false }) as { state?: string; mine?: string };
  const state = CASE_STATES.find((name) => name === search.state);
  return { ...(state ? { state } : {}), mine: search.mine === "true" };
}

function Filters(props: { filter: CaseFilter }) {
  const t = useText();
  const word = useWords();
  const navigate = useNavigate();
  const { filter } = props;
  const change = (next: { state?: string | undefined; mine?: boolean }) => {
    const { state, mine } = { ...filter, ...next };
    const search = { ...(state ? { state } : {}), ...(mine ? { mine: "true" } : {}) };
    void navigate({ to: "/cases", search: search as never, replace: true });
  };
  return (
    <div className="filters">
      <label>
        {t("filterState")}
        <select
          className="select inline"
          value={filter.state ?? ""}
          onChange={(event) => change({ state: event.target.value || undefined })}
        >
          <option value="">{t("allStates")}</option>
          {CASE_STATES.map((state) => (
            <option key={state} value={state}>
              {word("caseState", state)}
            </option>
          ))}
        </select>
      </label>
      <Checkbox checked={filter.mine} onChange={(event) => change({ mine: event.target.checked })}>
        {t("onlyMine")}
      </Checkbox>
    </div>
  );
}

/** Cases as a table, or where there is no room for one, as cards. */
export function CaseTable(props: { items: CaseSummary[] }) {
  const t = useText();
  const narrow = useWidth() === "narrow";
  if (narrow) return <CaseCards items={props.items} />;
  return (
    <TableBox label={t("listLabel")}>
      <thead>
        <tr>
          <th scope="col">{t("number")}</th>
          <th scope="col">{t("subject")}</th>
          <th scope="col">{t("customer")}</th>
          <th scope="col">{t("state")}</th>
          <th scope="col">{t("due")}</th>
          <th scope="col">{t("opened")}</th>
        </tr>
      </thead>
      <tbody>
        {props.items.map((item) => (
          <CaseRow key={item.id} item={item} />
        ))}
      </tbody>
    </TableBox>
  );
}

function CaseRow(props: { item: CaseSummary }) {
  const t = useText();
  const word = useWords();
  const { item } = props;
  return (
    <tr>
      <th scope="row" className="nowrap">
        <CaseLink item={item} />
        <div className="soft tiny">{word("caseKind", item.kind)}</div>
      </th>
      <td className="break">{item.subject}</td>
      <td>
        {item.customer.displayName}
        <div className="soft tiny nowrap">{item.customer.phoneMasked}</div>
      </td>
      <td>
        <StateTag of="caseState" state={item.state} />
      </td>
      <td className="nowrap">
        <Due item={item} />
      </td>
      <td className="nowrap">
        {formatDate(item.createdAt)}
        <div className="soft tiny">{item.openedBy?.displayName ?? t("byCustomer")}</div>
      </td>
    </tr>
  );
}

function CaseCards(props: { items: CaseSummary[] }) {
  const word = useWords();
  return (
    <ul className="plain-list stack">
      {props.items.map((item) => (
        <li key={item.id} className="section stack-tight">
          <div className="spread">
            <CaseLink item={item} />
            <StateTag of="caseState" state={item.state} />
          </div>
          <p className="break">
            {word("caseKind", item.kind)} · {item.subject}
          </p>
          <div className="spread small">
            <span className="soft clip">{item.customer.displayName}</span>
            <span className="nowrap">
              <Due item={item} />
            </span>
          </div>
        </li>
      ))}
    </ul>
  );
}

function CaseLink(props: { item: CaseSummary }) {
  return (
    <Link to="/cases/$id" params={{ id: props.item.id } as never}>
      {props.item.number}
    </Link>
  );
}

function Due(props: { item: CaseSummary }) {
  const t = useText();
  const { dueAt, overdue } = props.item;
  if (!dueAt) return <span className="soft">{t("noDuty")}</span>;
  return (
    <>
      {formatDate(dueAt)} {overdue ? <span className="tag bad">{t("overdue")}</span> : null}
    </>
  );
}
