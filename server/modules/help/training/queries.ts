import { statement } from "../../../platform/database/database.ts";
import type { ModelFigures } from "../recognise/index.ts";

export interface ModelRow {
  corpus_sha256: string;
  version: number;
  phrasing_count: number | null;
  figures: ModelFigures;
  created_at: Date;
}

export const listModels = statement<[format: number, limit: number], ModelRow>(
  "help.listModels",
  `select corpus_sha256, version, phrasing_count, figures, created_at from help.model
   where format = $1 order by version desc limit $2`,
);

export const findVersion = statement<[version: number, format: number], { corpus_sha256: string }>(
  "help.findVersion",
  `select corpus_sha256 from help.model where version = $1 and format = $2`,
);

export interface RestoredRow {
  model_sha256: string;
  restored_name: string;
  restored_at: Date;
}

export const findRestored = statement<[corpusSha256: string, format: number], RestoredRow>(
  "help.findRestored",
  `select model_sha256, restored_name, restored_at from help.restored
   where corpus_sha256 = $1 and format = $2`,
);

export const keepRestored = statement<
  [
    corpusSha256: string,
    format: number,
    modelSha256: string,
    staffId: string,
    staffName: string,
    now: Date,
  ]
>(
  "help.keepRestored",
  `insert into help.restored
     (corpus_sha256, format, model_sha256, restored_by, restored_name, restored_at)
   values ($1, $2, $3, $4, $5, $6)
   on conflict (corpus_sha256, format) do update
   set model_sha256 = excluded.model_sha256, restored_by = excluded.restored_by,
     restored_name = excluded.restored_name, restored_at = excluded.restored_at`,
);

/** Every process hears this and looks which model it should use now. */
export const tellModel = statement<[], Record<string, unknown>>(
  "help.tellModel",
  `select pg_notify('help_model', '')`,
);

/** Phrasings that came after the newest model was trained. */
export const phrasingsSinceModel = statement<[format: number], { count: number }>(
  "help.phrasingsSinceModel",
  `select count(*)::int as count from help.phrasing
   where created_at > coalesce(
     (select max(created_at) from help.model where format = $1), '-infinity')`,
);
