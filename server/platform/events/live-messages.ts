import type { Tx } from "../app.ts";
import { addLiveNumbers, insertLive, notifyLive } from "./queries-live.ts";
import type { Subscription } from "./subscription.ts";

/** NOTIFY carries at most 8,000 bytes; longer lists of recipients go in several. */
const NOTIFY_BYTES_MAX = 7_500;

/** Copies every event to the live rows of its recipients and wakes their streams. */
export const liveSubscription: Subscription = {
  name: "platform.live",
  async handle(tx, events) {
    const flat = events.flatMap((event) =>
      event.recipients.map((recipient) => ({ recipient, type: event.type, data: event.data })),
    );
    if (flat.length === 0) return;
    const recipients = [...new Set(flat.map(({ recipient }) => recipient))].sort();
    const next = await takeNumbers(tx, recipients, flat);
    tx.writeAtCommit(
      insertLive,
      flat.map((item) => item.recipient),
      flat.map((item) => next(item.recipient)),
      flat.map((item) => item.type),
      flat.map((item) => JSON.stringify(item.data)),
    );
    tx.writeAtCommit(notifyLive, notices(recipients));
  },
};

/** Gives each message of the batch the next number of its recipient. */
async function takeNumbers(
  tx: Tx,
  recipients: readonly string[],
  messages: readonly { recipient: string }[],
): Promise<(recipient: string) => bigint> {
  const counts = new Map<string, number>();
  for (const { recipient } of messages) counts.set(recipient, (counts.get(recipient) ?? 0) + 1);
  const added = recipients.map((recipient) => counts.get(recipient) ?? 0);
  const rows = await tx.all(addLiveNumbers, [...recipients], added);
  const numbers = new Map(
    rows.map((row) => [row.recipient, row.last_number - BigInt(counts.get(row.recipient) ?? 0)]),
  );
  return (recipient) => {
    const number = (numbers.get(recipient) ?? 0n) + 1n;
    numbers.set(recipient, number);
    return number;
  };
}

/** The recipients' names in as few texts as NOTIFY can carry. */
export function notices(recipients: readonly string[]): string[] {
  const texts: string[] = [];
  let text = "";
  for (const name of recipients) {
    const longer = text === "" ? name : `${text} ${name}`;
    if (Buffer.byteLength(longer) > NOTIFY_BYTES_MAX) {
      texts.push(text);
      text = name;
    } else text = longer;
  }
  return text === "" ? texts : [...texts, text];
}
