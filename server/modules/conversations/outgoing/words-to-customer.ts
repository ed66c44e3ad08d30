import type { Database, Reader } from "../../../platform/database/database.ts";
import type { Refusal } from "../../../platform/http/errors.ts";
import type { StaffActor } from "../../../platform/http/permission.ts";
import { uuidv7 } from "../../../platform/ids.ts";
import { auditRead } from "../../../platform/security/audit.ts";
import { redact } from "../../../platform/security/redact.ts";
import { cutText } from "../../../platform/text/cut.ts";
import { refuse } from "../errors.ts";
import { asksSecret } from "./asks-secret.ts";
import { leadsAway } from "./leads-away.ts";
import { insertRefusedWords } from "./queries.ts";

/** Where the words were to go: shown to the supervisor, who can open it. */
export interface WordsPlace {
  readonly kind: "conversation" | "case" | "customer";
  readonly id: string;
}

/** As much as tells what was tried. */
const KEPT_LENGTH_MAX = 500;

/**
 * The one door for everything that a person of ours writes to a customer. Words that ask for a
 * secret or lead away from us are refused; the try is kept for the supervisors, whatever becomes
 * of the request, and the agent still has the text to change.
 */
export async function demandOwnWords(
  reader: Reader,
  actor: StaffActor,
  place: WordsPlace,
  texts: readonly (string | null | undefined)[],
): Promise<void> {
  for (const text of texts) {
    const refusal = text ? refusalOf(reader, text) : undefined;
    if (!refusal || !text) continue;
    await keepTry(reader, actor, place, { text, reason: refusal.code });
    throw refusal;
  }
}

function refusalOf({ app }: Reader, text: string): Refusal | undefined {
  if (asksSecret(text)) return refuse("agent_asks_secret");
  if (leadsAway(app.config, text)) return refuse("agent_leads_away");
  return undefined;
}

async function keepTry(
  reader: Reader,
  actor: StaffActor,
  { kind, id }: WordsPlace,
  tried: { text: string; reason: string },
): Promise<void> {
  const text = cutText(redact(tried.text).text, KEPT_LENGTH_MAX);
  const { staffId, staffNumber, displayName } = actor;
  const database: Database = reader.app.database;
  await database.run(
    insertRefusedWords,
    uuidv7(reader.now.getTime()),
    reader.now,
    staffId,
    staffNumber,
    displayName,
    kind,
    id,
    tried.reason,
    text,
  );
  await auditRead(reader, actor, {
    action: "conversations.words-refused",
    subject: `${kind}:${id}`,
    details: { reason: tried.reason, text },
  });
}
