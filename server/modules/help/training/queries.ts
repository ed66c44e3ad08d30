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

/** The model for a corpus: its own, or the one that somebody returned to for it. */
export const findModel = statement<
  [corpusSha256: string, format: number],
  { corpus_sha256: string; bytes: Buffer }
>(
  "help.findModel",
  `select corpus_sha256, bytes from help.model
   where format = $2 and corpus_sha256 = coalesce(
     (select r.model_sha256 from help.restored r
      where r.corpus_sha256 = $1 and r.format = $2), $1)`,
);

/** Which model that is, without its megabytes. */
export const findModelKey = statement<
  [corpusSha256: string, format: number],
  { corpus_sha256: string }
>(
  "help.findModelKey",
  `select corpus_sha256 from help.model
   where format = $2 and corpus_sha256 = coalesce(
     (select r.model_sha256 from help.restored r
      where r.corpus_sha256 = $1 and r.format = $2), $1)`,
);

export const findOwnModel = statement<
  [corpusSha256: string, format: number],
  { corpus_sha256: string }
>(
  "help.findOwnModel",
  `select corpus_sha256 from help.model where corpus_sha256 = $1 and format = $2`,
);

export const keepModel = statement<
  [
    corpusSha256: string,
    format: number,
    bytes: Buffer,
    figures: string,
    phrasingCount: number,
    now: Date,
  ]
>(
  "help.keepModel",
  `insert into help.model (corpus_sha256, format, bytes, figures, phrasing_count, created_at)
   values ($1, $2, $3, $4::jsonb, $5, $6)
   on conflict (corpus_sha256, format) do update
   set bytes = excluded.bytes, figures = excluded.figures,
     phrasing_count = excluded.phrasing_count, created_at = excluded.created_at`,
);

/** A model that somebody returned to stays as long as it is in use. */
export const dropOldModels = statement<[inUseSha256: string, kept: number]>(
  "help.dropOldModels",
  `delete from help.model m where (m.corpus_sha256, m.format) not in
     (select corpus_sha256, format from help.model order by created_at desc limit $2)
     and m.corpus_sha256 <> $1`,
);

/** A training ends the use of the model that somebody returned to for the same texts. */
export const dropRestored = statement<[corpusSha256: string, format: number]>(
  "help.dropRestored",
  `delete from help.restored where corpus_sha256 = $1 and format = $2`,
);

export const dropOldRestored = statement<[]>(
  "help.dropOldRestored",
  `delete from help.restored r where not exists (select 1 from help.model m
     where m.corpus_sha256 = r.corpus_sha256 and m.format = r.format)`,
);
