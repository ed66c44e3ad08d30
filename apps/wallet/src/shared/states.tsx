import type { UseQueryResult } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { isProblem } from "./api.ts";
import { Button } from "./button.tsx";
import { useText } from "./text.ts";

/** The four states of everything that is loaded: waiting, failed, empty, there. */
export function Loaded<T>(props: {
  query: UseQueryResult<T>;
  /** Shown instead of the children when it returns something. */
  empty?: (data: T) => ReactNode;
  children: (data: T) => ReactNode;
}) {
  const { query } = props;
  if (query.data === undefined) {
    if (query.isError) return <Failed error={query.error} retry={() => void query.refetch()} />;
    return <Waiting />;
  }
  return <>{props.empty?.(query.data) ?? props.children(query.data)}</>;
}

export function Waiting() {
  const t = useText();
  return (
    <div className="stack" role="status" aria-live="polite" style={{ padding: 16 }}>
      <span className="jn-visually-hidden">{t("loading")}</span>
      <div className="skeleton" />
      <div className="skeleton" />
      <div className="skeleton" />
    </div>
  );
}

export function Failed(props: { error: unknown; retry?: () => void }) {
  const t = useText();
  return (
    <div className="state" role="alert">
      <p className="strong">{t("failedTitle")}</p>
      <ProblemNotice error={props.error} />
      {props.retry ? (
        <Button color="primary" fill="outline" onClick={props.retry}>
          {t("retry")}
        </Button>
      ) : null}
    </div>
  );
}

export function Empty(props: { title: string; text?: string; action?: ReactNode }) {
  return (
    <div className="state">
      <EmptyPurse />
      <p className="strong">{props.title}</p>
      {props.text ? <p className="small">{props.text}</p> : null}
      {props.action}
    </div>
  );
}

function EmptyPurse() {
  return (
    <svg width="88" height="88" viewBox="0 0 88 88" fill="none" aria-hidden="true">
      <circle cx="44" cy="44" r="42" fill="var(--jn-brand-soft)" />
      <path
        d="M30 26c6 5 22 5 28 0l4 8c-2 2-4 3-6 4 10 6 16 16 16 26 0 6-5 10-13 10H29c-8 0-13-4-13-10 0-10 6-20 16-26-2-1-4-2-6-4z"
        fill="var(--jn-card)"
        stroke="var(--jn-brand)"
        strokeWidth="2"
      />
    </svg>
  );
}

/** What happened, whether money moved, and what to do. */
export function ProblemNotice(props: { error: unknown }) {
  const t = useText();
  const { error } = props;
  if (!error) return null;
  if (!isProblem(error)) {
    return <p className="error-text">{error instanceof Error ? error.message : String(error)}</p>;
  }
  return (
    <div className="notice bad" role="alert" data-code={error.code}>
      <p className="strong">{error.message}</p>
      {error.noMoneyMoved ? <p>{t("noMoneyMoved")}</p> : null}
      <p>{error.next}</p>
    </div>
  );
}

export function NotFound() {
  const t = useText();
  return (
    <main className="state" id="content" tabIndex={-1}>
      <h1>{t("notFound")}</h1>
      <p>{t("notFoundText")}</p>
      <Link to="/">{t("toHome")}</Link>
    </main>
  );
}
