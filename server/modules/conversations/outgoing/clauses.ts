import { fold } from "../../../platform/text/fold.ts";
import { latinOf } from "../../../platform/text/look-alike.ts";

export const pattern = (...words: readonly string[]) => new RegExp(words.join("|"), "i");

/** What is said not to happen. "Do not worry" denies nothing and is taken out before. */
export const DENIAL = pattern(
  "不要|别|切勿|请勿|勿|不会|不需要|无需|不用|不必|从不|从来不|绝不|千万|谁也|任何人|不能|不可|没有",
  "\\bnever\\b|\\bdon'?t\\b|\\bdo not\\b|\\bnot\\b|\\bno need\\b|\\bwon'?t\\b|\\bwithout\\b",
  "\\bnobody\\b|\\banyone\\b|\\banybody\\b",
);
const REASSURANCE = new RegExp(
  "(?:不要|不用|别|请勿|无需|不必)(?:担心|紧张|害怕|着急|犹豫|顾虑|多想|怕|急|慌)|" +
    "\\b(?:don'?t|do not|no need to) (?:worry|be afraid|hesitate|panic)\\b|没有关系|没关系|没有问题",
  "gi",
);

/** Words as a reader understands them: folded, and with Latin letters that only look like it. */
export function plainOf(text: string): string {
  return latinOf(fold(text).text).replace(REASSURANCE, " ").slice(0, TEXT_LENGTH_MAX);
}

/** Longer than any text that staff may write; every step after it is linear in it. */
const TEXT_LENGTH_MAX = 20_000;

export function clausesOf(plain: string): string[] {
  return plain.split(/[,;。!?\n]+|\.(?=\s|$)/).filter((clause) => clause.trim() !== "");
}
