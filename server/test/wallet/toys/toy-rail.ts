import { z } from "zod";
import {
  type Rail,
  type RailAnswer,
  type RailDirection,
  RailUnreachable,
} from "../../../modules/wallet/rails/rail.ts";

/**
 * A whole rail in one file, as anybody would add it: no instrument, a page that the customer goes
 * to, money in and money out. Its outside party is the object below, which a test tells what to do.
 */
export const toyParty = {
  /** What became of an order, by its reference. */
  answers: new Map<string, RailAnswer>(),
  recalled: new Set<string>(),
  started: new Map<string, number>(),
  /** The next order gets this; the party is away while it is undefined. */
  next: { state: "pending" } as RailAnswer | undefined,
};

const KEY = "the toy's key";

const texts: RailDirection["texts"] = {
  steps: {
    toy_sent: { zh: "玩具已受理", en: "The toy has it" },
    toy_away: { zh: "玩具不在", en: "The toy is away" },
    toy_asked: { zh: "已问玩具", en: "The toy was asked" },
    toy_done: { zh: "玩具办妥", en: "The toy is done" },
    toy_failed: { zh: "玩具没办成", en: "The toy failed" },
    toy_late: { zh: "玩具迟到", en: "The toy was late" },
  },
  reasons: {
    toy_refused: { zh: "玩具拒绝", en: "The toy refused" },
    toy_unknown: { zh: "玩具不知道", en: "The toy never heard of it" },
    toy_silent: { zh: "玩具不说话", en: "The toy said nothing" },
  },
  next: {
    created: { zh: "请稍候。", en: "Please wait." },
    pending: { zh: "{time} 再看。", en: "We look again at {time}." },
    failed: { zh: "没有资金变动。", en: "No money moved." },
    failedPerhapsMoved: { zh: "会退回。", en: "It comes back." },
  },
};

const direction: RailDirection = {
  async start(_app, { reference, returnUrl }) {
    const { next } = toyParty;
    if (!next) throw new RailUnreachable("the toy is away");
    toyParty.started.set(reference, (toyParty.started.get(reference) ?? 0) + 1);
    if (!toyParty.answers.has(reference)) toyParty.answers.set(reference, next);
    const redirectUrl = `https://toy.example/pay?back=${encodeURIComponent(returnUrl)}`;
    return { state: "pending", railReference: `TOY-${reference}`, customerStep: { redirectUrl } };
  },
  ask: async (_app, { reference }) => toyParty.answers.get(reference) ?? { state: "unknown" },
  async recall(_app, { reference }) {
    toyParty.recalled.add(reference);
    return { state: "pending" };
  },
  timing: () => ({ resendDelaysMs: [], askDelaysMs: [1_000], giveUpAfterMs: 60_000 }),
  steps: {
    sent: "toy_sent",
    unreachable: "toy_away",
    asked: "toy_asked",
    done: "toy_done",
    failed: "toy_failed",
    late: "toy_late",
  },
  reasons: { refused: "toy_refused", unknown: "toy_unknown", noAnswer: "toy_silent" },
  texts,
};

const messageSchema = z.object({
  reference: z.uuid(),
  state: z.enum(["pending", "succeeded", "failed"]),
  amountMinor: z.number().int(),
  currency: z.string(),
});

export const toyRail: Rail = {
  id: "toy",
  name: { zh: "玩具", en: "Toy" },
  currencies: ["CNY"],
  settings: z.object({}),
  settlement: "topUpClearing",
  topUp: direction,
  payOut: direction,
  messages: {
    identify: (_app, { headers }) =>
      headers["x-toy-key"] === KEY ? { messageId: headers["x-toy-id"] ?? "" } : "forged",
    async read(_app, { body }) {
      const parsed = messageSchema.safeParse(JSON.parse(body));
      if (!parsed.success) return "unreadable";
      const { reference, state, amountMinor, currency } = parsed.data;
      if (state === "pending") return { reference, answer: { state } };
      if (state === "failed") {
        return { reference, answer: { state, reason: "toy_refused" } };
      }
      return { reference, answer: { state, amountMinor: BigInt(amountMinor), currency } };
    },
    answer: { type: "text/plain; charset=utf-8", body: "got it" },
  },
};

export const toyHeaders = (id: string, forged = false) => ({
  "content-type": "application/json",
  "x-toy-key": forged ? "a stranger's" : KEY,
  "x-toy-id": id,
});
