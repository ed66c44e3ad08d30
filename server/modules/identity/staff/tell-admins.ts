import type { Tx } from "../../../platform/database/database.ts";
import { publish } from "../../../platform/events/outbox.ts";
import type { StaffActor } from "../../../platform/http/permission.ts";
import { notify } from "../../notify/index.ts";
import { type staffNews, staffRequestChanged } from "../events.ts";
import { STAFF_EMAIL_CONTEXT } from "../people/email.ts";
import { type StaffCard, staffCard } from "./cards.ts";
import { activeAdmins } from "./queries.ts";
import type { RequestRow } from "./queries-requests.ts";

export type StaffNews = (typeof staffNews)[number];

/** Every admin hears of each request and decision: on open screens, and by e-mail where known. */
export async function tellAdmins(
  tx: Tx,
  actor: StaffActor,
  news: {
    row: Pick<RequestRow, "id" | "kind" | "staff_id" | "data">;
    what: StaffNews;
    about?: StaffCard | undefined;
  },
): Promise<void> {
  const { row, what } = news;
  const about = news.about ?? (row.staff_id ? await staffCard(tx, row.staff_id) : undefined);
  await publish(tx, staffRequestChanged({ requestId: row.id, kind: row.kind, what }));
  const name = about ? `${about.displayName} ${about.staffNumber}` : (row.data.displayName ?? "");
  const data = { kind: row.kind, what, name, by: `${actor.displayName} ${actor.staffNumber}` };
  for (const admin of await tx.all(activeAdmins)) {
    if (!admin.email_sealed) continue;
    await notify(tx, {
      channel: "email",
      address: tx.app.vault.open(admin.email_sealed, STAFF_EMAIL_CONTEXT),
      template: "staff_request",
      data,
      language: admin.language,
    });
  }
}
