import type { App } from "../../../platform/app.ts";
import { defineRegistry, entryOf } from "../../../platform/registry.ts";

/** What can be proven of a person. `channel` is one independent source that confirmed the name. */
export const checks = ["phone", "channel", "document", "face", "in-person"] as const;
export type Check = (typeof checks)[number];

export type Level = 1 | 2 | 3;

/** All of these, each as often as it says; `channel: 3` are three different providers. */
export type Evidence = Readonly<Partial<Record<Check, number>>>;

/** From a day on, what each level demands: one of these combinations of evidence. */
export interface LevelRules {
  /** The day the rule came into force, as YYYY-MM-DD. */
  readonly from: string;
  readonly source: string;
  readonly levels: Readonly<Record<Level, readonly Evidence[]>>;
}

const shipped: Readonly<Record<string, readonly LevelRules[]>> = {
  CN: [
    {
      from: "2016-07-01",
      source: "非银行支付机构网络支付业务管理办法（中国人民银行公告〔2015〕第43号）第十一条",
      levels: {
        // A number registered under a real name is the one outside source that type I demands.
        1: [{ phone: 1 }],
        2: [{ "in-person": 1 }, { channel: 3 }],
        3: [{ "in-person": 1 }, { channel: 5 }],
      },
    },
  ],
};

/** By jurisdiction; another country is another entry. */
export const levelRules = defineRegistry<readonly LevelRules[]>("identity.levels", shipped);

/** How often each check was proven: `channel` once per provider. */
export type Proven = ReadonlyMap<Check, number>;

/** The highest level that the evidence reaches on a day; every level below must be reached too. */
export function levelReached(app: App, proven: Proven, day: string): Level {
  const rules = entryOf(app, levelRules, app.config.jurisdiction) ?? [];
  const [first, ...others] = rules.filter(({ from }) => from <= day);
  if (!first) return 1;
  const valid = others.reduce((last, next) => (next.from > last.from ? next : last), first);
  const isReached = (level: Level) =>
    valid.levels[level].some((evidence) => covers(proven, evidence));
  if (!isReached(2)) return 1;
  return isReached(3) ? 3 : 2;
}

function covers(proven: Proven, evidence: Evidence): boolean {
  return checks.every((check) => (proven.get(check) ?? 0) >= (evidence[check] ?? 0));
}
