import { connect, type Socket } from "node:net";

/**
 * clamd's INSTREAM (clamd(8)): each piece behind its length as four bytes, an empty one at the end,
 * and one line of answer. `CLAMD` is `host:port` or the path of a socket.
 */
export type Verdict = "clean" | "infected" | "unavailable";

export interface Scan {
  see(piece: Buffer): Promise<void>;
  finish(): Promise<Verdict>;
  /** The file was refused for another reason: nobody waits for the verdict. */
  abort(): void;
}

/** A silent scanner must not keep a customer waiting for ever. */
const ANSWER_WAIT_MS = 30_000;
const ANSWER_BYTES_MAX = 4_096;

export async function startScan(address: string): Promise<Scan> {
  const socket = open(address);
  const answer = answerOf(socket);
  const send = async (bytes: Buffer) => {
    if (socket.destroyed) return;
    if (!socket.write(bytes)) await Promise.race([drained(socket), answer]);
  };
  await send(Buffer.from("zINSTREAM\0"));
  return {
    async see(piece) {
      await send(lengthOf(piece.length));
      await send(piece);
    },
    async finish() {
      await send(lengthOf(0));
      const line = await answer;
      socket.destroy();
      if (line.endsWith(" OK")) return "clean";
      return line.endsWith(" FOUND") ? "infected" : "unavailable";
    },
    abort: () => socket.destroy(),
  };
}

function open(address: string): Socket {
  const [, host, port] = /^([^/]+):(\d+)$/.exec(address) ?? [];
  const socket = port ? connect(Number(port), host) : connect(address);
  return socket.setTimeout(ANSWER_WAIT_MS, () => socket.destroy());
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes);
  return length;
}

/** The line up to its NUL; "" when the scanner is away, silent or cuts off. */
function answerOf(socket: Socket): Promise<string> {
  return new Promise((resolve) => {
    let text = "";
    socket.setEncoding("utf8");
    socket.on("data", (part: string) => {
      text += part;
      const end = text.indexOf("\0");
      if (end !== -1) resolve(text.slice(0, end));
      else if (text.length > ANSWER_BYTES_MAX) socket.destroy();
    });
    socket.on("error", () => resolve(""));
    socket.on("close", () => resolve(""));
  });
}

function drained(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      socket.off("drain", end).off("close", end);
      resolve();
    };
    socket.on("drain", end).on("close", end);
  });
}
