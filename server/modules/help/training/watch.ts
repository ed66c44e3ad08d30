import type { App } from "../../../platform/app.ts";
import { logFailure, refresh } from "./training.ts";

interface Watch {
  unlisten(): Promise<void>;
  work: Promise<void>;
}

const watches = new WeakMap<App, Watch>();

/** Several processes serve one desk: all of them change to a new or restored model together. */
export async function watchModels(app: App): Promise<void> {
  const watch: Watch = { unlisten: async () => undefined, work: Promise.resolve() };
  watches.set(app, watch);
  watch.unlisten = await app.database.listen("help_model", () => {
    watch.work = watch.work.then(() => refresh(app)).catch((error) => logFailure(app, error));
  });
}

export async function unwatchModels(app: App): Promise<void> {
  const watch = watches.get(app);
  await watch?.unlisten();
  await watch?.work;
}
