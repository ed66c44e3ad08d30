import type { App } from "../../../platform/app.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { StaffActor } from "../../../platform/http/permission.ts";
import { uuidv7 } from "../../../platform/ids.ts";
import type { SecretKind } from "../../../platform/security/redact.ts";
import { cutText } from "../../../platform/text/cut.ts";
import { channelOf } from "../channels/channels.ts";
import { refuse } from "../errors.ts";
import { publishMessage } from "../events.ts";
import { deliverAfterCommit } from "./deliver.ts";
import {
  type ConversationRow,
  findByClientId,
  insertMessage,
  lockConversation,
  type MessageKind,
  type Sender,
  takeNumber,
} from "./queries.ts";
import { redactMessage } from "./redact-message.ts";
import type { WireMessage } from "./schemas.ts";
import { wireMessage } from "./view.ts";

/** Who says something. Staff speak with name and number, kept as they were at that moment. */
export interface Author {
  from: Sender;
  id?: string;
  displayName?: string;
  staffNumber?: string;
}

export const system: Author = { from: "system" };
export const assistant: Author = { from: "assistant" };

export function staffAuthor(actor: StaffActor): Author {
  const { staffId, displayName, staffNumber } = actor;
  return { from: "agent", id: staffId, displayName, staffNumber };
}

export interface NewMessage {
  kind: MessageKind;
  text: string;
  data?: Record<string, unknown> | undefined;
  /** Longer texts are cut, after redaction; what was cut is still in the stored raw message. */
  textLengthMax?: number | undefined;
  /** The sender's own id: the same one again is the same message, not a second one. */
  clientId?: string | undefined;
}

export interface Posted {
  row: ConversationRow;
  message: WireMessage;
  /** Secrets that were hidden. */
  kinds: SecretKind[];
  isNew: boolean;
}

/**
 * Adds a message. The text is redacted here, before anything is written, so that no path into a
 * conversation goes around it. Messages are numbered per conversation without gaps.
 */
export async function postMessage(
  tx: Tx,
  author: Author,
  conversationId: string,
  message: NewMessage,
): Promise<Posted> {
  const locked = await tx.maybe(lockConversation, conversationId);
  if (!locked) throw refuse("conversation_unknown");
  if (message.clientId) {
    const known = await tx.maybe(findByClientId, locked.id, author.from, message.clientId);
    if (known) return { row: locked, message: wireMessage(known), kinds: [], isNew: false };
  }
  const { text: redacted, kinds } = await redactMessage(tx, locked, author, message.text);
  const text = cutText(redacted, message.textLengthMax ?? redacted.length);
  const isCut = text.length < redacted.length;
  const data = { ...message.data, ...(isCut ? { cut: true } : {}) };
  const delivery = isSentOut(tx.app, locked, author, message) ? "queued" : null;
  const row = await tx.one(takeNumber, locked.id, tx.now, author.from);
  const stored = await tx.one(
    insertMessage,
    row.id,
    row.last_number,
    uuidv7(tx.now.getTime()),
    author.from,
    author.id ?? null,
    author.displayName ?? null,
    author.staffNumber ?? null,
    message.kind,
    text,
    JSON.stringify(data),
    kinds.length > 0,
    message.clientId ?? null,
    delivery,
    tx.now,
  );
  const wire = wireMessage(stored);
  await publishMessage(tx, row, wire);
  if (delivery) await deliverAfterCommit(tx, row.id);
  return { row, message: wire, kinds, isNew: true };
}

/** What the person should read; events are lines between the messages of our own screens. */
function isSentOut(app: App, row: ConversationRow, author: Author, message: NewMessage): boolean {
  if (author.from === "customer" || message.kind === "event") return false;
  return channelOf(app, row.channel)?.deliver !== undefined;
}
