import type { z } from "zod";
import type { articleContentSchema, FAULT_CODES } from "./schemas.ts";

/** An article's words without its slug, perhaps still incomplete. */
export type ArticleContent = z.output<typeof articleContentSchema>;
export type FaultCode = (typeof FAULT_CODES)[number];

/** Something in a draft that keeps it from being published, at the place where it is. */
export interface Fault {
  field: string;
  code: FaultCode;
  value?: string;
  index?: number;
  /** Of the other article that it is about. */
  slug?: string;
}

export type Origin = "shipped" | "written";
export type DraftKind = "change" | "new" | "retire";
export type DraftState = "draft" | "in_review";

export interface Author {
  id: string;
  name: string;
}

export interface DraftRow {
  slug: string;
  revision: number;
  kind: DraftKind;
  state: DraftState;
  base_version: number | null;
  /** Null: the article is to be retired. */
  content: ArticleContent | null;
  note: string;
  authors: Author[];
  submitted_by: string | null;
  submitted_name: string | null;
  submitted_at: Date | null;
  returned_by: string | null;
  returned_name: string | null;
  returned_reason: string | null;
  returned_at: Date | null;
  updated_by: string;
  updated_name: string;
  updated_at: Date;
}

/** An article that is or was published, with the text in use. */
export interface EditedRow {
  slug: string;
  version: number;
  updated_at: Date;
  origin: Origin;
  content: ArticleContent;
  retired_at: Date | null;
  retired_name: string | null;
  retired_note: string | null;
  /** A shipped text newer than the one in use, which staff wrote. */
  shipped_version: number | null;
  shipped_content: ArticleContent | null;
}

export interface VersionRow {
  version: number;
  created_at: Date;
  origin: Origin;
  authors: Author[];
  published_name: string | null;
  note: string | null;
}
