import assert from "node:assert/strict";
import type { App } from "../../../platform/app.ts";
import type { Language } from "../../../platform/http/errors.ts";
import { codeTemplates } from "./codes.ts";
import { guardTemplates } from "./guard.ts";
import { securityTemplates } from "./security.ts";
import { serviceTemplates } from "./service.ts";
import { staffTemplates } from "./staff.ts";
import type { Template, TemplateData, TemplateText } from "./template.ts";

export const templates = {
  ...codeTemplates,
  ...securityTemplates,
  ...serviceTemplates,
  ...staffTemplates,
  ...guardTemplates,
};
export type TemplateName = keyof typeof templates;

/** Writes a template's text with the operator's names in the given language. */
export function render(
  app: App,
  name: TemplateName,
  data: TemplateData,
  language: Language,
): TemplateText {
  const template: Template = templates[name];
  const missing = template.needs.filter((field) => data[field] === undefined);
  assert.equal(missing.length, 0, `template ${name} needs ${missing.join(", ")}`);
  const house = { brand: app.config.brand[language], hotline: app.config.hotline };
  return template.words[language](data, house);
}

export function linkOf(name: TemplateName, data: TemplateData): string | null {
  const { link }: Template = templates[name];
  return typeof link === "function" ? link(data) : (link ?? null);
}
