import { z } from "zod";
import { isSigned } from "../../../../platform/security/signature.ts";
import type { RailMessages } from "../rail.ts";
import { mandateSchema, toMandateAnswer } from "./mandates.ts";
import { readBankSettings, toRailAnswer } from "./protocol.ts";

/** Any sender's numbering fits; longer ones are a mistake or an attack. */
const MESSAGE_ID_LENGTH_MAX = 200;

const messageSchema = z.object({
  reference: z.uuid(),
  state: z.enum(["pending", "succeeded", "failed"]),
  amountMinor: z.number().int().positive(),
  currency: z.string(),
  reason: z.string().nullish(),
});

const linkSchema = mandateSchema.extend({ mandate: z.uuid() });

/** The bank's signed reports. Progress says nothing that we do not know already. */
export const bankMessages: RailMessages = {
  identify(app, { headers, body, receivedAt }) {
    const { secret } = readBankSettings(app);
    const messageId = headers["webhook-id"] ?? "";
    const genuine = isSigned(secret, { headers, body, now: receivedAt });
    return genuine && messageId.length <= MESSAGE_ID_LENGTH_MAX ? { messageId } : "forged";
  },
  async read(_app, { body }) {
    const json = parseJson(body);
    const link = linkSchema.safeParse(json);
    if (link.success) return { link: link.data.mandate, mandate: toMandateAnswer(link.data) };
    const parsed = messageSchema.safeParse(json);
    if (!parsed.success) return "unreadable";
    const { reference, amountMinor, currency } = parsed.data;
    const order = { amountMinor: BigInt(amountMinor), currency };
    return { reference, answer: toRailAnswer(parsed.data, order) };
  },
};

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
