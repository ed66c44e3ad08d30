import { z } from "zod";
import type { App } from "../../../platform/app.ts";
import { enqueue, job } from "../../../platform/events/jobs.ts";
import { type MandateAnswer, RailUnreachable } from "../rails/rail.ts";
import { mandateOf } from "../rails/registry.ts";
import { type AskedLink, openLink } from "./queries-link.ts";
import { HOLDER_CONTEXT, NUMBER_CONTEXT, PHONE_CONTEXT } from "./sealed.ts";
import { settleLink } from "./settle-link.ts";

/** Waits before the rail is asked again; the last one repeats until the link lapses. */
const ASK_DELAYS_MS = [1_000, 4_000, 15_000, 60_000, 600_000] as const;

/**
 * Asks the rail for the mandate, and again until it has answered. The reference is the link's id:
 * asked twice, the rail does the same once.
 */
export const askLinkJob = job({
  name: "wallet.link-ask",
  payload: z.object({ id: z.uuid(), attempt: z.number().int().min(1) }),
  run: async (app, { id, attempt }) => {
    const link = await app.database.maybe(openLink, id);
    if (link?.state !== "asked") return;
    const answer = await orNothing(app, ask(app, link));
    if (answer && answer.state !== "pending") return settleLink(app, id, answer);
    const delay = ASK_DELAYS_MS[Math.min(attempt, ASK_DELAYS_MS.length) - 1] ?? ASK_DELAYS_MS[4];
    await app.database.transaction((tx) => {
      const runAt = new Date(tx.now.getTime() + delay);
      return enqueue(tx, askLinkJob, { id, attempt: attempt + 1 }, { runAt });
    });
  },
});

/** A link that nobody has proven in time comes to nothing. */
export const lapseLinkJob = job({
  name: "wallet.link-lapse",
  payload: z.object({ id: z.uuid() }),
  run: async (app, { id }) => {
    const link = await app.database.maybe(openLink, id);
    if (!link) return;
    const reason = link.state === "asked" ? "no_answer" : "expired";
    await settleLink(app, id, { state: "refused", reason });
  },
});

function ask(app: App, link: AskedLink): Promise<MandateAnswer> {
  const { vault } = app;
  return mandateOf(app, link.rail).ask(app, {
    reference: link.id,
    number: vault.open(link.number_sealed, NUMBER_CONTEXT),
    holderName: vault.open(link.holder_sealed, HOLDER_CONTEXT),
    phone: link.phone_sealed ? vault.open(link.phone_sealed, PHONE_CONTEXT) : "",
    messageUrl: `${app.config.publicUrl}/v1/wallet/rails/${link.rail}/messages`,
  });
}

async function orNothing(
  app: App,
  asking: Promise<MandateAnswer>,
): Promise<MandateAnswer | undefined> {
  try {
    return await asking;
  } catch (error) {
    if (!(error instanceof RailUnreachable)) throw error;
    app.log.warn({ err: error }, "no answer from the rail about a link");
    return undefined;
  }
}
