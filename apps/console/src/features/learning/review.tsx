import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Button } from "antd";
import { Empty, Failed, Waiting } from "../../shared/states.tsx";
import { useText as useSharedText } from "../../shared/text.ts";
import { SUGGESTION_STATES, type Suggestion, suggestionsQuery } from "./data.ts";
import { SuggestionItem } from "./suggestion-item.tsx";
import { useText } from "./text.ts";

type State = Suggestion["state"];

/** Suggested phrasings, most asked first. Agents see what they marked, without the decision. */
export function ReviewTab(props: { isReviewer: boolean }) {
  const shared = useSharedText();
  const state = useStateFilter();
  const suggestions = useInfiniteQuery(suggestionsQuery(state));
  const pages = suggestions.data?.pages;
  const items = pages?.flatMap((page) => page.items);
  const counts = props.isReviewer ? pages?.[0]?.counts : undefined;
  return (
    <>
      <Filter state={state} counts={counts} />
      {suggestions.isPending ? <Waiting /> : null}
      {suggestions.isError && !items ? (
        <Failed error={suggestions.error} retry={() => void suggestions.refetch()} />
      ) : null}
      {items?.length === 0 ? <Nothing state={state} isReviewer={props.isReviewer} /> : null}
      <ul className="plain-list stack">
        {items?.map((suggestion) => (
          <li key={suggestion.id} className="section">
            <SuggestionItem suggestion={suggestion} isReviewer={props.isReviewer} />
          </li>
        ))}
      </ul>
      {suggestions.hasNextPage ? (
        <Button
          loading={suggestions.isFetchingNextPage}
          onClick={() => void suggestions.fetchNextPage()}
        >
          {shared("more")}
        </Button>
      ) : null}
    </>
  );
}

function Nothing(props: { state: State; isReviewer: boolean }) {
  const t = useText();
  if (props.state !== "waiting") return <Empty title={t("emptyOther")} />;
  if (!props.isReviewer) return <Empty title={t("emptyMine")} text={t("emptyMineText")} />;
  return <Empty title={t("empty")} text={t("emptyText")} />;
}

function useStateFilter(): State {
  const { state } = useSearch({ strict: false }) as { state?: string };
  return SUGGESTION_STATES.find((name) => name === state) ?? "waiting";
}

function Filter(props: { state: State; counts: Record<State, number> | undefined }) {
  const t = useText();
  const navigate = useNavigate();
  const { counts } = props;
  return (
    <div className="filters">
      <label>
        {t("show")}
        <select
          className="select inline"
          value={props.state}
          onChange={(event) =>
            void navigate({
              to: "/learning",
              search: { tab: "review", state: event.target.value } as never,
              replace: true,
            })
          }
        >
          {SUGGESTION_STATES.map((state) => (
            <option key={state} value={state}>
              {counts ? t("stateCount", { state: t(state), n: counts[state] }) : t(state)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
