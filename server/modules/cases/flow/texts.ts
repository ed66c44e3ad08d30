import { wordInside } from "@jinnang/words";
import type { Language } from "../../../platform/http/errors.ts";
import type { CaseKind, CaseOutcome, CaseState, Person } from "../file/types.ts";

/** Sentences that people read on a case, in both languages. */

export function outcomeName(outcome: CaseOutcome, language: Language): string {
  return wordInside("caseOutcome", outcome, language);
}

/** How a case stands for its customer: its state, or open again because a proposal fell. */
export type Situation = CaseState | "fell";

/** The next step that the customer may expect. */
export function nextText(
  situation: Situation,
  date: string | undefined,
  language: Language,
): string {
  const until = date ?? "";
  const texts: Record<Situation, Record<Language, string>> = {
    open: {
      zh: `我们正在处理，最晚 ${until} 答复您，您无需再做什么。`,
      en: `We are working on it and answer by ${until}. You need do nothing.`,
    },
    fell: {
      zh: `上一个处理方案没有执行，没有资金变动。我们会重新提出方案，最晚 ${until}，您无需再做什么。`,
      en:
        `The last solution was not carried out; no money moved. We propose another one by ` +
        `${until}. You need do nothing.`,
    },
    proposed: {
      zh: `客服已提出处理方案，另一位同事正在审核，最晚 ${until} 答复您。`,
      en: `We have proposed a solution; a second person is checking it. We answer by ${until}.`,
    },
    resolved: {
      zh: "处理方案已执行。如不满意，可要求主管复核。",
      en: "The solution is done. If you are not content, ask for a supervisor's review.",
    },
    closed: {
      zh: "工单已结案。如不满意，可要求主管复核，或拨打 12363 金融消费者投诉热线。",
      en:
        "The case is closed. If you are not content, ask for a supervisor's review or call " +
        "12363, the financial consumer line.",
    },
  };
  return texts[situation][language];
}

/** The message in the conversation from which a case was opened. */
export function openedMessage(
  input: { kind: CaseKind; number: string; date: string; person: Person | undefined },
  language: Language,
): string {
  const { number, date, person } = input;
  const name = wordInside("caseKind", input.kind, language);
  if (language === "zh") {
    const who = person ? `负责人：${person.name}（工号 ${person.number}）。` : "";
    return `已为您建立工单 ${number}（${name}）。最晚 ${date} 答复您，进度可在“我的工单”查看。${who}`;
  }
  const who = person ? ` In charge: ${person.name} (staff number ${person.number}).` : "";
  const promise = `We answer by ${date}; follow it under Cases.`;
  return `We opened case ${number} (${name}) for you. ${promise}${who}`;
}

/** The message in the conversation when the case ends. */
export function closedMessage(
  input: { number: string; outcome: CaseOutcome; summary: string },
  language: Language,
): string {
  const { number, summary } = input;
  const outcome = outcomeName(input.outcome, language);
  return language === "zh"
    ? `工单 ${number} 已结案（${outcome}）：${summary} 如不满意，可要求主管复核，或拨打 12363。`
    : `Case ${number} is closed (${outcome}): ${summary} ` +
        "Not content? Ask for a supervisor's review or call 12363.";
}
