import type { Tx } from "../../../platform/database/database.ts";
import type { StaffActor } from "../../../platform/http/permission.ts";
import { uuidv7 } from "../../../platform/ids.ts";
import { audit } from "../../../platform/security/audit.ts";
import { demandArticle } from "../articles/articles.ts";
import { refuse } from "../errors.ts";
import { retrainSoon } from "../training/retrain.ts";
import {
  decideSuggestion,
  dropPhrasing,
  insertPhrasing,
  lockSuggestion,
  type SuggestionRow,
} from "./queries.ts";

/** Teaches a suggested phrasing; `slug` null: a question that is known not to be answered here. */
export async function approve(
  tx: Tx,
  actor: StaffActor,
  input: { id: string; slug: string | null },
): Promise<SuggestionRow> {
  const { id, slug } = input;
  if (slug !== null) demandArticle(tx.app, slug, actor.language);
  const found = await demandSuggestion(tx, id);
  if (found.state !== "waiting") throw refuse("suggestion_decided");
  const phrasingId = uuidv7(tx.now.getTime());
  await tx.run(insertPhrasing, phrasingId, id, slug, found.language, found.text, tx.now);
  await retrainSoon(tx);
  return decide(tx, actor, { id, slug, state: "approved" });
}

/** Also takes back what was approved by mistake: the phrasing goes and help is trained again. */
export async function reject(tx: Tx, actor: StaffActor, id: string): Promise<SuggestionRow> {
  const found = await demandSuggestion(tx, id);
  if (found.state === "rejected") throw refuse("suggestion_decided");
  if ((await tx.run(dropPhrasing, id)) > 0) await retrainSoon(tx);
  return decide(tx, actor, { id, slug: null, state: "rejected" });
}

async function demandSuggestion(tx: Tx, id: string): Promise<SuggestionRow> {
  const found = await tx.maybe(lockSuggestion, id);
  if (!found) throw refuse("suggestion_unknown");
  return found;
}

async function decide(
  tx: Tx,
  actor: StaffActor,
  input: { id: string; slug: string | null; state: "approved" | "rejected" },
): Promise<SuggestionRow> {
  const { id, slug, state } = input;
  const details = { id, slug, state };
  await audit(tx, actor, { action: `help.suggestion-${state}`, subject: "help", details });
  return tx.one(decideSuggestion, id, state, slug, actor.staffId, actor.displayName, tx.now);
}
