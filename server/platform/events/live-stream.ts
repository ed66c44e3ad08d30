import type { ServerResponse } from "node:http";
import type { LiveRow } from "./queries-live.ts";

/**
 * One open stream of server-sent events. It never writes to a closed response, and it never holds
 * more than a small buffer: while the client does not read, its messages stay in the
 * database, and a client that stops reading altogether is disconnected and resumes later.
 */
export class LiveStream {
  readonly recipients: readonly string[];
  readonly sessionId: string | undefined;
  /** The last number written of each recipient; undefined until they are known. */
  numbers: Map<string, bigint> | undefined;
  readonly #response: ServerResponse;
  readonly #onDrain: () => void;
  #isOpen = true;
  #silentBeats = 0;

  constructor(options: {
    response: ServerResponse;
    recipients: readonly string[];
    sessionId: string | undefined;
    onClose: () => void;
    /** The client reads again: what it missed meanwhile is to be read from the database. */
    onDrain: () => void;
  }) {
    const { response, onClose } = options;
    this.recipients = options.recipients;
    this.sessionId = options.sessionId;
    this.#response = response;
    this.#onDrain = options.onDrain;
    const close = () => {
      if (!this.#isOpen) return;
      this.#isOpen = false;
      onClose();
    };
    // Without a listener, the error of one client's socket would end the process for everybody.
    response.on("error", close);
    response.on("close", close);
    response.on("drain", () => this.#drained());
    // Asked for and given up before we got here: nobody would tell us again.
    if (response.destroyed || response.socket?.destroyed) this.#isOpen = false;
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** True while the client leaves so much unread that nothing more is written. */
  get isBlocked(): boolean {
    return this.#response.writableLength >= BUFFER_BYTES_MAX;
  }

  get isReady(): boolean {
    return this.#isOpen && this.numbers !== undefined && !this.isBlocked;
  }

  /** Writes the row unless it is known or the client is blocked; blocked, it is read again. */
  offer(row: LiveRow): void {
    const seen = this.numbers?.get(row.recipient);
    if (seen === undefined || row.number <= seen || !this.isReady) return;
    this.numbers?.set(row.recipient, row.number);
    this.#write(`id: ${this.eventId()}\n`, row.type, row.data);
  }

  /** An event without a number: lost when the client is blocked, which never matters. */
  tell(type: string, data: unknown): void {
    if (!this.isBlocked) this.#write("", type, data);
  }

  /** Tells the client where it is, so that it can resume even if it never gets a message. */
  announce(type: "ready" | "reset"): void {
    this.#write(`id: ${this.eventId()}\n`, type, {});
  }

  /** Keeps the connection alive; a client that did not read for two beats is disconnected. */
  beat(): void {
    if (this.#response.writableEnded) this.#response.destroy();
    else if (!this.#response.writableNeedDrain) this.#send(": still here\n\n");
    else if (++this.#silentBeats >= SILENT_BEATS_MAX) this.#response.destroy();
  }

  /** A client that does not read would keep the response open; it is cut off instead. */
  end(): void {
    if (!this.#isOpen) return;
    if (this.#response.writableLength > 0) this.#response.destroy();
    else this.#response.end();
  }

  eventId(): string {
    return this.recipients.map((name) => `${name}=${this.numbers?.get(name) ?? 0n}`).join(",");
  }

  #write(id: string, type: string, data: unknown): void {
    this.#send(`${id}event: ${type}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  #send(text: string): void {
    if (this.#isOpen && !this.#response.writableEnded) this.#response.write(text);
  }

  #drained(): void {
    this.#silentBeats = 0;
    if (this.#isOpen) this.#onDrain();
  }
}

const SILENT_BEATS_MAX = 2;
/** Some hundred usual messages: few queries for a slow client, little memory for a silent one. */
const BUFFER_BYTES_MAX = 128 * 1024;
