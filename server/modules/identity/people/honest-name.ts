import type { App } from "../../../platform/app.ts";
import { nameFault } from "../../../platform/text/impostor.ts";
import { refuseName } from "./errors.ts";

/** Refuses a customer's name that others would take for us, or that hides letters. */
export function demandHonestName(app: App, name: string): void {
  const fault = nameFault(name, "person", app.config.brand);
  if (fault) throw refuseName(fault === "official" ? "name_official" : "name_invisible");
}
