import { useQuery } from "@tanstack/react-query";
import { Link, useRouterState } from "@tanstack/react-router";
import { api, take } from "../../shared/api.ts";
import { Page, Section } from "../../shared/page.tsx";
import { Empty, Loaded } from "../../shared/states.tsx";
import { CaseTable } from "../cases/cases.tsx";
import { SearchBox } from "./search-box.tsx";
import { useText } from "./text.ts";

export function Search() {
  const t = useText();
  // What somebody looks for may be a phone number: it stands in no address, on no server's log.
  const q = useRouterState({ select: ({ location }) => (location.state as { q?: string }).q });
  return (
    <Page title={t("title")} lead={t("lead")} actions={<SearchBox />}>
      {q ? <Results key={q} q={q} /> : <Empty title={t("start")} />}
    </Page>
  );
}

function Results(props: { q: string }) {
  const t = useText();
  const { q } = props;
  const found = useQuery({
    queryKey: ["search", q],
    queryFn: () => take(api.POST("/v1/desk/search", { body: { q } })),
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  });
  return (
    <Loaded
      query={found}
      empty={({ customers, cases, conversations }) =>
        customers.length + cases.length + conversations.length === 0 ? (
          <Empty title={t("none")} text={t("noneText")} />
        ) : null
      }
    >
      {({ customers, cases, conversations }) => (
        <>
          <p className="soft">{t("results", { q })}</p>
          {conversations.map(({ id, number, subject }) => (
            <p key={id}>
              <Link to="/" search={{ c: id, pane: "thread" } as never}>
                {t("conversation", { number })}
              </Link>{" "}
              <span className="soft">{subject}</span>
            </p>
          ))}
          {cases.length > 0 ? <CaseTable items={cases} /> : null}
          {customers.length > 0 ? (
            <Section title={t("customers")}>
              <ul className="plain-list line-list">
                {customers.map((customer) => (
                  <li key={customer.id} className="row wrap">
                    <Link to="/customers/$id" params={{ id: customer.id } as never}>
                      {customer.displayName}
                    </Link>
                    <span className="soft">{customer.customerNumber}</span>
                    <span>{customer.phoneMasked}</span>
                    <span className="tag soft">{t("level", { n: customer.level })}</span>
                    {customer.walletLock ? <span className="tag bad">{t("locked")}</span> : null}
                  </li>
                ))}
              </ul>
            </Section>
          ) : null}
        </>
      )}
    </Loaded>
  );
}
