/** A message on its way out of the house. */
export interface OutgoingMessage {
  /** Stable over retries: a provider that sees it twice must send once. */
  readonly id: string;
  readonly channel: "sms" | "email" | "call";
  readonly address: string;
  readonly title: string;
  readonly text: string;
}

/** Who carries messages out: an SMS gateway, a mail server, a voice service. */
export interface MessageProvider {
  readonly name: string;
  send(message: OutgoingMessage): Promise<void>;
}
