import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { channel, DeliveryRefused, type InboundItem } from "../../modules/conversations/setup.ts";

/** A channel that exists only in tests: everything that one more channel needs, in one file. */
const settings = z.object({ secret: z.string(), url: z.url(), answerMsMax: z.number().int() });

const item = z.union([
  z.object({
    id: z.string(),
    from: z.string(),
    text: z.string(),
    at: z.iso.datetime(),
    answers: z.array(z.string()).default([]),
  }),
  z.object({ report: z.string(), state: z.enum(["delivered", "read", "failed"]) }),
]);

export const toy = channel({
  id: "toy",
  live: true,
  threading: "one",
  bounds: { textLengthMax: 280, attachmentsMax: 0, replyWithinMs: 24 * 3_600_000 },
  settings,
  inbound: {
    acknowledgement: "thanks",
    accept({ headers, body }, { secret }) {
      const expected = Buffer.from(signToy(secret, body));
      const given = Buffer.from(headers["x-toy-signature"] ?? "");
      const isGenuine = given.length === expected.length && timingSafeEqual(given, expected);
      const externalId = headers["x-toy-id"];
      return isGenuine && externalId ? { externalId, raw: body } : undefined;
    },
    challenge: ({ token }, { secret }) => (token ? signToy(secret, token) : undefined),
    read({ raw }) {
      const found = z.array(item).safeParse(JSON.parse(raw));
      return found.success ? found.data.map(toItem) : { unreadable: "not the toy's shape" };
    },
  },
  async deliver(_app, { to, text, messageId, inReplyTo, signal }, { url, answerMsMax }) {
    const answer = await fetch(url, {
      method: "POST",
      body: JSON.stringify({ to, text, messageId, inReplyTo }),
      signal: AbortSignal.any([signal, AbortSignal.timeout(answerMsMax)]),
    });
    if (answer.status === 410) throw new DeliveryRefused("blocked by the person");
    if (!answer.ok) throw new Error(`the toy answered ${answer.status}`);
    return { externalId: z.object({ id: z.string() }).parse(await answer.json()).id };
  },
});

function toItem(said: z.output<typeof item>): InboundItem {
  if ("report" in said) return { kind: "delivery", externalId: said.report, state: said.state };
  const { id: externalId, from, text, at, answers: threadKeys } = said;
  return { kind: "message", externalId, from, text, at: new Date(at), threadKeys };
}

export function signToy(secret: string, text: string): string {
  return createHmac("sha256", secret).update(text).digest("hex");
}
