import { z } from "zod";
import type { App } from "../../../platform/app.ts";
import type { ChartName } from "../../ledger/index.ts";
import type { Text, Texts } from "../orders/text.ts";

/**
 * A way for money to come or go: a bank, Alipay, PayPal, a counter, a bitcoin node. To add one,
 * write one such object in `rails/<id>/` and name it in `registry.ts`. All calls of the outside
 * world happen in jobs, outside any transaction, and each may be repeated with the same reference.
 */
export interface Rail {
  readonly id: string;
  readonly name: Text;
  readonly currencies: readonly string[];
  /** Reads this rail's settings from `config.railSettings`; refuses them when one is missing. */
  readonly settings: z.ZodType;
  /** The ledger's system account that faces the rail. */
  readonly settlement: ChartName;
  /** What a customer links once, or undefined when every order brings all that is needed. */
  readonly instrument?: InstrumentSpec;
  readonly topUp?: RailDirection;
  readonly payOut?: RailDirection;
  /** Messages from outside about orders, at `/v1/wallet/rails/<id>/messages`. */
  readonly messages?: RailMessages;
}

export interface InstrumentSpec {
  /** The agreements that accounts are linked from; empty when the rail is its own institution. */
  readonly institutions: readonly { readonly id: string; readonly name: Text }[];
  /** What a person types: checked before it is sealed. */
  readonly number: RegExp;
  /** The form under which the same account is found again. */
  normalise(number: string): string;
  /** How the owner of an account proves it. There is no linking without. */
  readonly mandate: RailMandate;
}

/** The owner of an account lets the wallet debit it, and proves it with the rail's own code. */
export interface RailMandate {
  /** Asks for the mandate, or what became of it; the same reference again asks once. */
  ask(app: App, request: MandateRequest): Promise<MandateAnswer>;
  /** Hands the owner's code to the rail, which decides. */
  prove(app: App, proof: { reference: string; code: string }): Promise<MandateAnswer>;
}

export interface MandateRequest {
  /** The link's id, the rail's idempotency key. */
  readonly reference: string;
  /** The account, its holder and the phone known there, in clear for this request only. */
  readonly number: string;
  readonly holderName: string;
  readonly phone: string;
  readonly messageUrl: string;
}

export type MandateAnswer =
  | { readonly state: "pending" }
  /** The rail has sent a code to the owner: as a text message, or with a debit of one fen. */
  | { readonly state: "code"; readonly by: "sms" | "statement" }
  | { readonly state: "wrong_code" }
  | { readonly state: "active" }
  | { readonly state: "refused"; readonly reason: string };

/** One way over a rail: money in (top-up) or out (pay-out). */
export interface RailDirection {
  /** Asks the rail to move the money. The same reference again must not move it twice. */
  start(app: App, request: RailRequest): Promise<RailAnswer>;
  /** Asks what became of it: the truth, where a message is only a hint. */
  ask(app: App, order: RailOrder): Promise<RailAnswer>;
  /** Asks for money back that moved although the order had failed. */
  recall?(app: App, order: RailOrder): Promise<RailAnswer>;
  timing(app: App): RailTiming;
  /** Keys of the steps and reasons that the engine writes; `texts` holds their sentences. */
  readonly steps: Readonly<Record<RailStep, string>>;
  readonly reasons: Readonly<Record<RailReason, string>>;
  readonly texts: { readonly steps: Texts; readonly reasons: Texts; readonly next: RailNextTexts };
}

export type RailStep = "sent" | "unreachable" | "asked" | "done" | "failed" | "late";
export type RailReason = "refused" | "unknown" | "noAnswer";
export type RailNextTexts = Readonly<
  Record<"created" | "pending" | "failed" | "failedPerhapsMoved", Text>
>;

export interface RailTiming {
  /** A request that found nobody is sent again this soon, before the customer is told to wait. */
  readonly resendDelaysMs: readonly number[];
  /** Waits before a silent rail is asked again; the last one repeats. */
  readonly askDelaysMs: readonly number[];
  /** A silent rail is asked for this long; then the order fails. */
  readonly giveUpAfterMs: number;
}

/** An order as its rail knows it. */
export interface RailOrder {
  /** Our order's id, the rail's idempotency key. */
  readonly reference: string;
  /** The rail's own number, once it gave one. */
  readonly railReference: string | null;
  readonly amountMinor: bigint;
  readonly currency: string;
}

export interface RailRequest extends RailOrder {
  /** The customer's account at the rail in clear, for this request only; null without one. */
  readonly instrumentNumber: string | null;
  /** Where the rail's messages arrive. */
  readonly messageUrl: string;
  /** Where the customer's browser comes back to. */
  readonly returnUrl: string;
}

/** What the customer must do at the rail before anything moves. */
export const customerStepSchema = z.union([
  z.object({ redirectUrl: z.url() }),
  z.object({ qr: z.string().max(1_000) }),
]);
export type CustomerStep = z.output<typeof customerStepSchema>;

export type RailAnswer =
  | {
      readonly state: "pending";
      readonly railReference?: string;
      readonly customerStep?: CustomerStep;
    }
  | { readonly state: "succeeded"; readonly amountMinor: bigint; readonly currency: string }
  | { readonly state: "failed"; readonly reason: string }
  /** The rail has never heard of the reference, so nothing moved. */
  | { readonly state: "unknown" };

/** No answer, or none that can be read: whether money moved is not known. */
export class RailUnreachable extends Error {}

/** A message as it came: the bytes that were signed, and the headers it came with. */
export interface RawMessage {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly receivedAt: Date;
}

export interface RailMessages {
  /**
   * The message's own number, under which it is stored and a repeat is recognised; "forged" when
   * the message itself shows that it is not from the rail. No network: it runs in the request.
   */
  identify(app: App, raw: RawMessage): { readonly messageId: string } | "forged";
  /** What the stored message says. A rail whose proof needs the network checks it here. */
  read(app: App, raw: RawMessage): Promise<RailMessage | "forged" | "unreadable">;
  /** What the rail wants to hear; JSON unless said. */
  readonly answer?: { readonly type: string; readonly body: string };
}

export type RailMessage =
  /** About an order, by our order's id. */
  | { readonly reference: string; readonly answer: RailAnswer }
  /** About a link, by the link's id. */
  | { readonly link: string; readonly mandate: MandateAnswer };
