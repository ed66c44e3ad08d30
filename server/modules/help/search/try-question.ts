import type { App } from "../../../platform/app.ts";
import type { Language } from "../../../platform/http/errors.ts";
import { articleTitle } from "../articles/articles.ts";
import { recognise, recogniseLetter } from "./recognise-question.ts";

/**
 * What the automatic line would make of a customer's words now, for staff who write articles. With
 * a subject the question is read as the body of an e-mail. Nothing is stored or counted.
 */
export async function tryQuestion(
  app: App,
  input: { question: string; subject?: string | undefined },
  language: Language,
) {
  const { question, subject } = input;
  const seen =
    subject === undefined
      ? await recognise(app, question)
      : await recogniseLetter(app, { subject, body: question });
  const titled = (slug: string) => ({ slug, title: articleTitle(app, slug, language) ?? slug });
  return {
    outcome: seen.reason === "unsupported" ? ("unsupported" as const) : seen.outcome,
    reason: seen.reason,
    safety: seen.safety ?? null,
    language: seen.language,
    candidates: seen.candidates.map(({ slug, probability }) => ({ ...titled(slug), probability })),
    intents: seen.intents.map(titled),
  };
}
