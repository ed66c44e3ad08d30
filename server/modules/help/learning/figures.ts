import type { Reader } from "../../../platform/database/database.ts";
import type { Language } from "../../../platform/http/errors.ts";
import { articleTitle } from "../articles/articles.ts";
import {
  type ArticleFiguresRow,
  askedByDay,
  type DayRow,
  figuresByArticle,
  topUnanswered,
} from "./queries-figures.ts";

const DAY_MS = 86_400_000;
const UNANSWERED_SHOWN = 20;

/** How well the automatic line does, from what customers and agents said in the last days. */
export async function figures(reader: Reader, days: number, language: Language) {
  const { timeZone } = reader.app.config;
  const since = new Date(reader.now.getTime() - (days - 1) * DAY_MS);
  const counted = await reader.all(askedByDay, since, timeZone);
  const articles = await reader.all(figuresByArticle, since, timeZone);
  const unanswered = await reader.all(topUnanswered, since, UNANSWERED_SHOWN);
  const total = (outcome: DayRow["outcome"]) =>
    counted.reduce((sum, row) => sum + (row.outcome === outcome ? row.count : 0), 0);
  const outcomes = {
    answered: total("answered"),
    choices: total("choices"),
    unanswered: total("unanswered"),
    unsupported: total("unsupported"),
    person: total("person"),
  };
  const questions =
    outcomes.answered + outcomes.choices + outcomes.unanswered + outcomes.unsupported;
  const judged = articles.map(judge);
  const wrong = judged.reduce((sum, row) => sum + row.wrong, 0);
  const told = judged.reduce((sum, row) => sum + row.right + row.wrong, 0);
  return {
    days,
    outcomes,
    /** Questions that were ours to answer: not those that must go to a person. */
    questions,
    coverage: share(outcomes.answered, questions),
    wrongAnswerRate: share(wrong, told),
    judged: told,
    articles: judged.map((row) => ({
      ...row,
      title: articleTitle(reader.app, row.slug, language) ?? row.slug,
    })),
    unanswered,
  };
}

/** An answer is right when it helped or an agent would have given it too. */
function judge(row: ArticleFiguresRow) {
  const { slug, answered, helped, agreed, disagreed } = row;
  const right = helped + agreed;
  const wrong = row.not_helped + disagreed;
  return { slug, answered, right, wrong, precision: share(right, right + wrong) };
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
