import type { Reader } from "../../../platform/database/database.ts";
import type { StaffActor } from "../../../platform/http/permission.ts";
import { libraryOf } from "../articles/library.ts";
import { isAuthor } from "./demand-draft.ts";
import { mayDiscard } from "./discard-draft.ts";
import { faultsOf, linksTo, wireFault } from "./faults.ts";
import { findCurrent } from "./queries-read.ts";
import { isReviewer } from "./reviewer.ts";
import type { DraftRow, VersionRow } from "./types.ts";

/** A draft as its reader may see and judge it. */
export async function viewDraft(reader: Reader, actor: StaffActor, row: DraftRow) {
  const current = await reader.maybe(findCurrent, row.slug);
  const library = libraryOf(reader.app);
  const { slug, content } = row;
  const faults = content ? faultsOf(slug, content, library) : linksTo(slug, library);
  const mine = isAuthor(row, actor);
  return {
    revision: row.revision,
    kind: row.kind,
    state: row.state,
    baseVersion: row.base_version,
    content,
    note: row.note,
    authors: row.authors,
    updatedBy: { id: row.updated_by, name: row.updated_name },
    updatedAt: row.updated_at.toISOString(),
    submittedBy: person(row.submitted_by, row.submitted_name),
    submittedAt: row.submitted_at?.toISOString() ?? null,
    returnedBy: person(row.returned_by, row.returned_name),
    returnedReason: row.returned_reason,
    returnedAt: row.returned_at?.toISOString() ?? null,
    mine,
    mayPublish: row.state === "in_review" && !mine && isReviewer(actor),
    mayDiscard: mayDiscard(row, actor),
    behind: (current?.version ?? null) !== row.base_version,
    faults: faults.map((fault) => wireFault(fault, library, actor.language)),
  };
}

export function viewVersion(row: VersionRow, currentVersion: number) {
  return {
    version: row.version,
    createdAt: row.created_at.toISOString(),
    origin: row.origin,
    writtenBy: row.authors.map(({ name }) => name),
    publishedBy: row.published_name,
    note: row.note,
    current: row.version === currentVersion,
  };
}

function person(id: string | null, name: string | null) {
  return id === null ? null : { id, name: name ?? "" };
}
