import { useWords, type Word } from "./words.ts";

type Tone = "good" | "bad" | "warn" | "info" | "soft";

/** A state in a word and a colour; the word alone says it, the colour only helps. */
export function StateTag(props: { of: TagFamily; state: string }) {
  const t = useWords();
  const tone = TONES[`${props.of}_${props.state}`] ?? "soft";
  return <span className={`tag ${tone}`}>{t(`${props.of}_${props.state}` as Word)}</span>;
}

type TagFamily = "state" | "caseState" | "duty" | "proposal" | "conversation";

const TONES: Record<string, Tone> = {
  state_pending: "warn",
  state_created: "info",
  state_succeeded: "good",
  state_failed: "bad",
  caseState_open: "info",
  caseState_proposed: "warn",
  caseState_resolved: "good",
  duty_due: "info",
  duty_met: "good",
  duty_breached: "bad",
  proposal_waiting: "warn",
  proposal_approved: "info",
  proposal_executed: "good",
  proposal_rejected: "bad",
  proposal_failed: "bad",
  conversation_queued: "warn",
  conversation_offered: "warn",
  conversation_assigned: "good",
};
