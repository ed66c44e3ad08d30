import { useLiveEvent } from "@jinnang/ui";
import { useCallback, useEffect, useState } from "react";
import { api } from "../../shared/api.ts";
import { useMe } from "../../shared/me.ts";
import { useText } from "./text.ts";

/** How often an open page says so, and how long a colleague is shown after the last word. */
const SAY_EVERY_MS = 20_000;
const SHOWN_MS = 45_000;

interface Other {
  readonly displayName: string;
  readonly until: number;
}

/** Colleagues who have the same case open now, so that two do not answer one customer twice. */
export function OthersHere(props: { caseId: string }) {
  const t = useText();
  const { caseId } = props;
  const others = useOthers(caseId);
  useSaying(caseId);
  return (
    <div role="status">
      {others.length > 0 ? (
        <p className="notice info">{t("othersHere", { names: others.join(t("nameGap")) })}</p>
      ) : null}
    </div>
  );
}

function useOthers(caseId: string): string[] {
  const me = useMe()?.id;
  const [others, setOthers] = useState<ReadonlyMap<string, Other>>(new Map());
  const hear = useCallback(
    (data: { caseId: string; staffId: string; displayName: string }) => {
      if (data.caseId !== caseId || data.staffId === me) return;
      const { staffId, displayName } = data;
      const until = Date.now() + SHOWN_MS;
      setOthers((known) => new Map(known).set(staffId, { displayName, until }));
    },
    [caseId, me],
  );
  useLiveEvent("cases.looked-at", hear);
  useEffect(() => {
    const forget = () => {
      setOthers((known) => {
        const here = [...known].filter(([, { until }]) => until > Date.now());
        return here.length === known.size ? known : new Map(here);
      });
    };
    const timer = setInterval(forget, SAY_EVERY_MS / 2);
    return () => clearInterval(timer);
  }, []);
  return [...others.values()].map(({ displayName }) => displayName);
}

function useSaying(caseId: string): void {
  useEffect(() => {
    const say = () => {
      if (document.visibilityState !== "visible") return;
      const params = { path: { id: caseId } };
      // Nobody waits for it: the next one is said soon.
      api.POST("/v1/cases/{id}/look", { params }).catch(() => undefined);
    };
    say();
    const timer = setInterval(say, SAY_EVERY_MS);
    return () => clearInterval(timer);
  }, [caseId]);
}
