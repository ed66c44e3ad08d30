import type { App } from "../../../platform/app.ts";
import type { Language } from "../../../platform/http/errors.ts";

/** The reader of an order: their language, and the app with its registries, zone and brand. */
export interface Viewer {
  readonly app: App;
  readonly language: Language;
}

export function viewerOf(app: App, language: Language): Viewer {
  return { app, language };
}
