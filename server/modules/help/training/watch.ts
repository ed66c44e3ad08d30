import type { App } from "../../../platform/app.ts";
import { logFailure, refresh } from "./training.ts";

/**
 * Several processes serve one desk: all of them change to a new or restored model together.
 * Watches until the returned function is called.
 */
export async function watchModels(app: App): Promise<() => Promise<void>> {
  let work = Promise.resolve();
  const unlisten = await app.database.listen("help_model", () => {
    work = work.then(() => refresh(app)).catch((error) => logFailure(app, error));
  });
  return async () => {
    await unlisten();
    await work;
  };
}
