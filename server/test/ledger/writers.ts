import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import type { Transfer, TransferCode } from "../../modules/ledger/index.ts";

/** What came back: a code of the ledger, a fault, or nothing because the writer died. */
export type Answer = { code: TransferCode } | { error: string } | { unknown: true };

/** A ledger process of its own, driven from outside as clients would. */
export class Writer {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #next = 0;
  readonly ended: Promise<unknown>;

  private constructor(databaseUrl: string) {
    const script = new URL("./writer-process.ts", import.meta.url);
    this.#child = fork(script, [databaseUrl], { serialization: "advanced" });
    this.#child.on("message", (message: { number?: number; ready?: true }) => {
      const { number, ...answer } = message;
      if (number === undefined) return;
      this.#waiting.get(number)?.(answer as Answer);
      this.#waiting.delete(number);
    });
    this.ended = once(this.#child, "exit").then(() => {
      for (const resolve of this.#waiting.values()) resolve({ unknown: true });
      this.#waiting.clear();
    });
  }

  static async start(databaseUrl: string): Promise<Writer> {
    const writer = new Writer(databaseUrl);
    await once(writer.#child, "message");
    return writer;
  }

  ask(group: readonly Transfer[]): Promise<Answer> {
    if (!this.#child.connected) return Promise.resolve({ unknown: true });
    const number = this.#next;
    this.#next += 1;
    return new Promise((resolve) => {
      this.#waiting.set(number, resolve);
      this.#child.send({ number, group }, (error) => {
        if (error) resolve({ unknown: true });
      });
    });
  }

  /** SIGKILL: the process gets no chance to finish anything. */
  async kill(): Promise<void> {
    this.#child.kill("SIGKILL");
    await this.ended;
  }

  async stop(): Promise<void> {
    if (this.#child.connected) this.#child.disconnect();
    await this.ended;
  }
}
