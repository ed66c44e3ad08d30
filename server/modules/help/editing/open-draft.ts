import type { Tx } from "../../../platform/database/database.ts";
import { publish } from "../../../platform/events/outbox.ts";
import type { StaffActor } from "../../../platform/http/permission.ts";
import { refuse } from "../errors.ts";
import { draftChanged } from "../events.ts";
import { findDraft, insertDraft } from "./queries.ts";
import type { ArticleContent, DraftKind, DraftRow, DraftState } from "./types.ts";

/** Opens the one draft that an article may have; refused when somebody has opened it already. */
export async function openDraft(
  tx: Tx,
  actor: StaffActor,
  input: {
    slug: string;
    kind: DraftKind;
    state: DraftState;
    baseVersion: number | null;
    content: ArticleContent | null;
    note: string;
  },
): Promise<DraftRow> {
  const { slug, kind, state, baseVersion, note } = input;
  const content = input.content && JSON.stringify(input.content);
  const { staffId, displayName } = actor;
  const opened = await tx.maybe(
    insertDraft,
    slug,
    kind,
    state,
    baseVersion,
    content,
    note,
    staffId,
    displayName,
    tx.now,
  );
  if (!opened) {
    const other = await tx.maybe(findDraft, slug);
    throw refuse("draft_exists", other && whoAndWhen(other));
  }
  await publish(tx, draftChanged({ slug, state }));
  return opened;
}

/** For the refusals: who changed a draft, and when. */
export function whoAndWhen(row: DraftRow) {
  const by = { id: row.updated_by, name: row.updated_name };
  return { revision: row.revision, by, name: by.name, at: row.updated_at.toISOString() };
}
