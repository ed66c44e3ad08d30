import type { Tx } from "../../../platform/database/database.ts";
import { uuidv7 } from "../../../platform/ids.ts";
import { redact } from "../../../platform/security/redact.ts";
import { demandArticle } from "./articles.ts";
import { insertFeedback } from "./queries.ts";

/** Keeps what a reader says about an article; secrets in free text are hidden first. */
export async function recordFeedback(
  tx: Tx,
  input: {
    slug: string;
    source: "page" | "chat";
    helped: boolean;
    comment?: string | null;
    question?: string | null;
  },
): Promise<void> {
  const { version } = demandArticle(tx.app, input.slug, "zh");
  const id = uuidv7(tx.now.getTime());
  const { slug, source, helped } = input;
  const comment = hidden(input.comment);
  const question = hidden(input.question);
  await tx.run(insertFeedback, id, slug, version, source, helped, comment, question, tx.now);
}

function hidden(text: string | null | undefined): string | null {
  return text ? redact(text).text : null;
}
