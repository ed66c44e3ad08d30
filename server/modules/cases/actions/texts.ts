import type { Language } from "../../../platform/http/errors.ts";
import type { Person } from "../file/types.ts";

/** An action that this server does not know is named as it is stored, and never as another one. */
export function unknownActionText(type: string, language: Language): string {
  return language === "zh" ? `未知操作（${type}）` : `unknown action (${type})`;
}

/** The message in the conversation when a proposal was rejected, or approved and done. */
export function decidedMessage(
  input: {
    outcome: "executed" | "rejected";
    number: string;
    action: string;
    agent: Person;
    reason: string | null;
  },
  language: Language,
): string {
  const { outcome, number, action, agent, reason } = input;
  const who =
    language === "zh"
      ? `经办人：${agent.name}（工号 ${agent.number}）。`
      : `Your agent: ${agent.name} (staff number ${agent.number}).`;
  const why = reason ?? "";
  if (outcome === "executed") {
    return language === "zh"
      ? `工单 ${number}：${action}，已批准并完成。${who}`
      : `Case ${number}: the ${action} was approved and is done. ${who}`;
  }
  return language === "zh"
    ? `工单 ${number}：${action}，未获批准。理由：${why}。没有资金变动，我们会继续处理。${who}`
    : `Case ${number}: the ${action} was not approved. Reason: ${why}. ` +
        `No money moved; we go on working on it. ${who}`;
}
