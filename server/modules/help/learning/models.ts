import type { Reader, Tx } from "../../../platform/database/database.ts";
import type { Language } from "../../../platform/http/errors.ts";
import type { StaffActor } from "../../../platform/http/permission.ts";
import { audit } from "../../../platform/security/audit.ts";
import { articleTitle } from "../articles/articles.ts";
import { libraryOf, loadLibrary } from "../articles/library.ts";
import { refuse } from "../errors.ts";
import type { ModelFigures } from "../recognise/index.ts";
import { modelFormat } from "../search/use-encoder.ts";
import {
  findModelKey,
  findRestored,
  findVersion,
  keepRestored,
  listModels as listRows,
  phrasingsSinceModel,
  tellModel,
} from "../training/queries.ts";
import { MODELS_KEPT } from "../training/training.ts";

/** The models that can be used now, newest first, each with its own figures on held-out rows. */
export async function listModels(reader: Reader, language: Language) {
  const { app } = reader;
  const { corpusSha256, modelSha256, training } = libraryOf(app);
  const format = modelFormat(app);
  const rows = await reader.all(listRows, format, MODELS_KEPT + 1);
  const wanted = await reader.maybe(findModelKey, corpusSha256, format);
  // Until new texts are trained, the model of before reads the questions.
  const inUse = wanted?.corpus_sha256 ?? modelSha256;
  const restored = await reader.maybe(findRestored, corpusSha256, format);
  const { count } = await reader.one(phrasingsSinceModel, format);
  return {
    training: training !== null,
    /** Approved, but not in any model yet. */
    phrasingsNew: count,
    restored:
      restored && restored.model_sha256 !== corpusSha256
        ? { by: restored.restored_name, at: restored.restored_at.toISOString() }
        : null,
    items: rows.map((row) => ({
      version: row.version,
      trainedAt: row.created_at.toISOString(),
      phrasings: row.phrasing_count,
      inUse: row.corpus_sha256 === inUse,
      ...figuresOf(reader, row.figures, language),
    })),
  };
}

function figuresOf({ app }: Reader, figures: ModelFigures, language: Language) {
  const { articles, ...shares } = figures;
  const byArticle = Object.entries(articles)
    .filter(([slug]) => slug !== "")
    .map(([slug, { shown, right }]) => {
      return { slug, title: articleTitle(app, slug, language) ?? slug, shown, right };
    });
  return { ...shares, articles: byArticle };
}

/** Goes back to a kept model at once, in every process, until the next training. */
export async function restoreModel(tx: Tx, actor: StaffActor, version: number): Promise<void> {
  const format = modelFormat(tx.app);
  const found = await tx.maybe(findVersion, version, format);
  if (!found) throw refuse("model_unknown");
  const { staffId, displayName } = actor;
  const model = found.corpus_sha256;
  // What was approved and not yet trained belongs to the texts that a refresh is about to load.
  const texts = [libraryOf(tx.app), await loadLibrary(tx.app)];
  for (const corpusSha256 of new Set(texts.map((library) => library.corpusSha256))) {
    await tx.run(keepRestored, corpusSha256, format, model, staffId, displayName, tx.now);
  }
  await audit(tx, actor, { action: "help.model-restored", subject: "help", details: { version } });
  await tx.run(tellModel);
}
