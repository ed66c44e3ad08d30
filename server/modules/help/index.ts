import type { Module } from "../../platform/module.ts";
import { libraryOf, openLibrary } from "./articles/library.ts";
import { seedArticles } from "./articles/seed-articles.ts";
import { routes } from "./routes.ts";
import { onEncoderLost, startEncoder, stopEncoder } from "./search/use-encoder.ts";
import { retrainJob } from "./training/retrain.ts";
import { replaceModel, startTraining } from "./training/training.ts";
import { watchModels } from "./training/watch.ts";

/** The door of help. */
export { type Article, articleFor, articleTitle, plainBody } from "./articles/articles.ts";
export { recordFeedback } from "./articles/feedback.ts";
export { type Fact, provideFacts } from "./articles/placeholders.ts";
export { articlePicked } from "./events.ts";
export { recordPick } from "./learning/pick-article.ts";
export { recordAsked } from "./learning/record-asked.ts";
export { suggest } from "./learning/suggest.ts";
export type { SafetyCode } from "./recognise/index.ts";
export { recognise, type Understanding } from "./search/recognise-question.ts";
export { trained } from "./training/training.ts";

export const module: Module = {
  name: "help",
  routes,
  jobs: [retrainJob],
  start: async (app) => {
    await seedArticles(app);
    await startEncoder(app);
    await openLibrary(app);
    onEncoderLost(app, () => replaceModel(app));
    await startTraining(app);
    const unwatch = await watchModels(app);
    return async () => {
      const library = libraryOf(app);
      library.stop.abort();
      await unwatch();
      await library.training?.catch(() => undefined);
      await stopEncoder(app);
    };
  },
};
