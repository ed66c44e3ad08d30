import { Problem } from "@jinnang/api-client";
import { type ComponentType, type ReactNode, useEffect, useRef, useState } from "react";
import { defineText } from "./text.ts";

const useText = defineText("states", {
  zh: {
    loading: "正在加载…",
    slow: "比平时慢，仍在加载…",
    failedTitle: "没有加载出来",
    notAllowed: "您的角色不能打开这一页",
    retry: "重试",
    noMoneyMoved: "没有资金变动。",
  },
  en: {
    loading: "Loading…",
    slow: "Slower than usual; still loading…",
    failedTitle: "This did not load",
    notAllowed: "Your role cannot open this page",
    retry: "Try again",
    noMoneyMoved: "No money moved.",
  },
});

/** What this package needs to know of a loaded thing; TanStack Query's result is one. */
interface Query<T> {
  readonly data: T | undefined;
  readonly isError: boolean;
  readonly error: unknown;
  refetch(): unknown;
}

/** After this long a wait says that it is slow, so that nobody thinks the screen is dead. */
const SLOW_MS = 4_000;

export function Waiting() {
  const t = useText();
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), SLOW_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="stack pad" role="status" aria-live="polite">
      <span className={slow ? "soft small" : "jn-visually-hidden"}>
        {t(slow ? "slow" : "loading")}
      </span>
      <div className="skeleton" />
      <div className="skeleton" />
      <div className="skeleton" />
    </div>
  );
}

/**
 * The states of everything that is loaded: waiting, failed, empty, there. Each app makes them once
 * with its own button, because each draws buttons with a library of its own.
 */
export function makeStates(Button: ComponentType<{ onClick: () => void; children: string }>) {
  function Loaded<T>(props: {
    query: Query<T>;
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

  function Failed(props: { error: unknown; retry?: () => void }) {
    const t = useText();
    const forbidden = props.error instanceof Problem && props.error.status === 403;
    const retry = forbidden ? undefined : props.retry;
    useWhenOnline(retry);
    return (
      <div className="state" role="alert">
        <p className="strong">{t(forbidden ? "notAllowed" : "failedTitle")}</p>
        <ProblemNotice error={props.error} />
        {retry ? <Button onClick={retry}>{t("retry")}</Button> : null}
      </div>
    );
  }

  return { Loaded, Failed };
}

/** What failed without a network is asked for again when the network is back. */
function useWhenOnline(retry: (() => void) | undefined): void {
  const latest = useRef(retry);
  latest.current = retry;
  useEffect(() => {
    const again = () => latest.current?.();
    addEventListener("online", again);
    return () => removeEventListener("online", again);
  }, []);
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
    <svg className="empty-purse" viewBox="0 0 88 88" fill="none" aria-hidden="true">
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
  if (!(error instanceof Problem)) {
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
