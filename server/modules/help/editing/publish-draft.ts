import assert from "node:assert/strict";
import type { Tx } from "../../../platform/database/database.ts";
import { publish } from "../../../platform/events/outbox.ts";
import type { StaffActor } from "../../../platform/http/permission.ts";
import { audit } from "../../../platform/security/audit.ts";
import { taughtKey } from "../articles/exact-key.ts";
import { loadLibrary } from "../articles/library.ts";
import { lockVersions } from "../articles/queries.ts";
import { refuse } from "../errors.ts";
import { articlePublished } from "../events.ts";
import { tellModel } from "../training/queries.ts";
import { retrainSoon } from "../training/retrain.ts";
import { canonicalContent, contentSha256 } from "./canonical.ts";
import { changedMeanwhile, demandDraft, refuseDeciding } from "./demand-draft.ts";
import { refuseFaults } from "./faults.ts";
import { deleteDraft, insertWritten, retireWritten, settleSuggestions } from "./queries.ts";
import { findCurrent } from "./queries-read.ts";
import type { DraftRow } from "./types.ts";

export interface Published {
  slug: string;
  version: number;
  retiredAt: Date | null;
}

/**
 * Makes a reviewed draft what customers read: a new version of its article, or its retirement.
 * Every process shows it at once and is then trained on it. Whoever wrote any of it is refused.
 */
export async function publishDraft(
  tx: Tx,
  actor: StaffActor,
  input: { slug: string; revision: number },
): Promise<Published> {
  const { slug, revision } = input;
  // One at a time: two articles that are fine each by itself may claim the same question.
  await tx.maybe(lockVersions);
  const draft = await demandDraft(tx, slug, revision);
  refuseDeciding(draft, actor);
  const current = await tx.maybe(findCurrent, slug);
  const version = current?.version ?? null;
  if (version !== draft.base_version) throw refuse("article_changed", { version });
  refuseFaults(draft, await loadLibrary(tx.app, tx), actor.language);
  if ((await tx.run(deleteDraft, slug, revision)) === 0) throw await changedMeanwhile(tx, slug);
  const published =
    draft.kind === "retire"
      ? await retire(tx, actor, draft)
      : await addVersion(tx, actor, draft, current?.shipped_sha256 ?? null);
  await publish(
    tx,
    articlePublished({
      slug,
      version: published.version,
      retired: published.retiredAt !== null,
    }),
  );
  await tx.run(tellModel);
  await retrainSoon(tx);
  return published;
}

async function addVersion(
  tx: Tx,
  actor: StaffActor,
  draft: DraftRow,
  shippedSha256: string | null,
): Promise<Published> {
  const { slug, authors } = draft;
  assert(draft.content, "only a retirement has no words");
  const content = canonicalContent(slug, draft.content);
  const sha256 = contentSha256(content);
  // Who goes back to the product's own text gets its later changes again.
  const origin = sha256 === shippedSha256 ? "shipped" : "written";
  const { version } = await tx.one(
    insertWritten,
    slug,
    sha256,
    JSON.stringify(content),
    origin,
    JSON.stringify(authors),
    actor.staffId,
    actor.displayName,
    draft.note || null,
    tx.now,
  );
  const { title, phrasings } = content;
  const taught = [title.zh, title.en, ...phrasings.zh, ...phrasings.en].map(taughtKey);
  await tx.run(settleSuggestions, taught, slug, actor.staffId, actor.displayName, tx.now);
  const details = { version, sha256, origin, authors };
  await audit(tx, actor, { action: "help.article-published", subject: `article:${slug}`, details });
  return { slug, version, retiredAt: null };
}

async function retire(tx: Tx, actor: StaffActor, draft: DraftRow): Promise<Published> {
  const { slug, note, authors, base_version: version } = draft;
  assert(version !== null, "only a published article is retired");
  const { staffId, displayName } = actor;
  const touched = await tx.run(retireWritten, slug, staffId, displayName, note || null, tx.now);
  if (touched === 0) throw refuse("article_retired");
  const details = { version, note, authors };
  await audit(tx, actor, { action: "help.article-retired", subject: `article:${slug}`, details });
  return { slug, version, retiredAt: tx.now };
}
