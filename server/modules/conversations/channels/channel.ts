import type { z } from "zod";
import type { App } from "../../../platform/app.ts";

/**
 * The socket of channels. One folder under `channels/` fills it: how a message from outside is
 * checked, read and answered there. Persons, threads, redaction, the queue and the delivery state
 * are written once, for all of them.
 */
export interface ChannelDefinition<S extends z.ZodType> {
  /** Lower-case letters and hyphens; it stands in URLs and rows. */
  readonly id: string;
  /** The person is there and waits: counted in an agent's room and in the estimated wait. */
  readonly live: boolean;
  /**
   * `one`: a person has one open thread, and whatever they write continues it (a messenger).
   * `keyed`: only a thread key continues a thread; everything else starts a new one (e-mail).
   */
  readonly threading: "one" | "keyed";
  readonly bounds: ChannelBounds;
  /** A channel is on where these are given (`CHANNELS`); without them it answers 404. */
  readonly settings: S;
  /** Absent on channels whose messages come through our own screens. */
  readonly inbound?: InboundSide<z.output<S>>;
  /**
   * Sends one message out; called by a job after the commit, never inside a transaction. It throws
   * `DeliveryRefused` when trying again cannot help; any other error is tried again. After a crash
   * the same message may be sent again: `out.messageId` is the same then, for channels that can
   * tell a repeat by it.
   */
  deliver?(app: App, out: Outbound, settings: z.output<S>): Promise<{ externalId: string }>;
}

export interface ChannelBounds {
  /** Characters. Longer texts of staff are refused; longer ones from outside are cut. */
  readonly textLengthMax: number;
  readonly attachmentsMax: number;
  /** Staff may answer for this long after the person's last message, where the channel says so. */
  readonly replyWithinMs?: number;
}

export interface InboundSide<S> {
  /**
   * Checks the signature over the bytes as they came. Returns the id under which the message is
   * stored once, and what to store; undefined when it is forged, altered or too old.
   */
  accept(request: InboundRequest, settings: S): AcceptedInbound | undefined;
  /** Reads what was stored; after a crash it is given the same again, so it changes nothing. */
  read(raw: StoredInbound, settings: S): readonly InboundItem[] | Unreadable;
  /** The answer to a subscription handshake (GET), for channels that have one. */
  challenge?(query: Readonly<Record<string, string>>, settings: S): string | undefined;
  /** The body the sender expects of a received message; empty unless said. */
  readonly acknowledgement?: string;
}

export interface InboundRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: string;
  readonly now: Date;
}

export interface AcceptedInbound {
  readonly externalId: string;
  readonly raw: string;
}

export interface StoredInbound extends AcceptedInbound {
  readonly receivedAt: Date;
}

/** One stored message may hold several things that were said, and reports on what we sent. */
export type InboundItem = InboundMessage | DeliveryReport;

export interface InboundMessage {
  readonly kind: "message";
  /** The channel's own id of this message: one that comes twice is posted once. */
  readonly externalId: string;
  readonly from: ChannelAddress;
  /** Ids of earlier messages that this one answers, and tokens that we put into an address. */
  readonly threadKeys: readonly string[];
  readonly subject?: string;
  readonly text: string;
  readonly language?: "zh" | "en";
  /** When the person sent it; messages may arrive in another order. */
  readonly at: Date;
}

export interface DeliveryReport {
  readonly kind: "delivery";
  /** The id that `deliver` returned. */
  readonly externalId: string;
  readonly state: "sent" | "delivered" | "read" | "failed";
  readonly reason?: string;
}

export interface Unreadable {
  /** Why, for the operator. */
  readonly unreadable: string;
  /** Where it came from, if that much is known: the desk then sees that somebody wrote. */
  readonly from?: ChannelAddress;
}

/** The other end on its channel: a phone number, an e-mail address, an opaque id. */
export type ChannelAddress = string;

export interface Outbound {
  readonly to: ChannelAddress;
  readonly messageId: string;
  readonly conversationNumber: string;
  readonly text: string;
  /** The channel's id of the person's newest message, for channels whose replies name it. */
  readonly inReplyTo: string | null;
  /** Aborted when the channel takes too long to answer. */
  readonly signal: AbortSignal;
}

/** The channel will never take this message: a closed window, a blocked or unknown address. */
export class DeliveryRefused extends Error {}

/** A channel whose settings are checked before they reach it. */
export type Channel = ChannelDefinition<z.ZodType>;

/** Declares a channel; only here so that its functions know the type of its settings. */
export function channel<S extends z.ZodType>(definition: ChannelDefinition<S>): Channel {
  return definition as unknown as Channel;
}
