import type { WordKey } from "@jinnang/words";
import { useWords } from "./words.ts";

type Tone = "good" | "bad" | "warn" | "info" | "soft";
type Family = "orderState" | "caseState" | "dutyState" | "proposalState" | "conversationState";

/** A state in a word and a colour; the word alone says it, the colour only helps. */
export function StateTag<F extends Family>(props: { of: F; state: WordKey<F> }) {
  const word = useWords();
  const tones: Partial<Record<string, Tone>> = TONES[props.of];
  return <Tag tone={tones[props.state] ?? "soft"}>{word(props.of, props.state)}</Tag>;
}

export function Tag(props: { tone: Tone; children: string }) {
  return <span className={`tag ${props.tone}`}>{props.children}</span>;
}

const TONES = {
  orderState: {
    created: "info",
    pending: "warn",
    succeeded: "good",
    failed: "bad",
    cancelled: "soft",
    expired: "soft",
  },
  caseState: { open: "info", proposed: "warn", resolved: "good", closed: "soft" },
  dutyState: { due: "info", met: "good", breached: "bad" },
  proposalState: {
    waiting: "warn",
    approved: "info",
    executed: "good",
    rejected: "bad",
    failed: "bad",
    expired: "soft",
  },
  conversationState: {
    automatic: "soft",
    queued: "warn",
    offered: "warn",
    assigned: "good",
    closed: "soft",
  },
} as const satisfies { [F in Family]: Record<WordKey<F>, Tone> };
