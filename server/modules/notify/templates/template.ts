import type { Language } from "../../../platform/http/errors.ts";

/** The operator's names and numbers, as texts speak of them. */
export interface House {
  readonly brand: string;
  readonly hotline: string;
}

export interface TemplateText {
  readonly title: string;
  readonly text: string;
}

export type TemplateData = Readonly<Record<string, string>>;

export interface Template {
  /** Names that `data` must carry; a missing one is a programmer's error, found before sending. */
  readonly needs: readonly string[];
  /** Where the inbox leads to. */
  readonly link?: string | ((data: TemplateData) => string);
  readonly words: Record<Language, (data: TemplateData, house: House) => TemplateText>;
}

export type Templates = Readonly<Record<string, Template>>;
