import { SHARE_ENV, Worker } from "node:worker_threads";
import type { Encoder } from "./encoder.ts";
import { PACKAGE } from "./library.ts";

/** What the thread says once, when its model is loaded. */
export interface Opened {
  /** Of the model's files: another identity gives other vectors. */
  identity: string;
  size: number;
  modelFile: string;
  pooling: string;
}

export interface Question {
  id: number;
  texts: readonly string[];
}

export interface Answer {
  id: number;
  vectors?: Float32Array;
  fault?: string;
}

export interface OpenEncoder extends Encoder, Opened {
  /** Resolves when it can no longer be asked: its thread broke, or it was closed (null). */
  readonly ended: Promise<Error | null>;
  close(): Promise<void>;
}

/** A large model on a slow disk takes this long; what takes longer is broken. */
const OPEN_WAIT_MS = 60_000;

/**
 * Loads the sentence model in a folder on a thread of its own, so that no request waits for its
 * arithmetic. Rejects with what is wrong: the folder, a file, or the optional package.
 */
export async function openEncoder(folder: string, packageName = PACKAGE): Promise<OpenEncoder> {
  const worker = new Worker(new URL("./worker-thread.ts", import.meta.url), {
    workerData: { folder, packageName },
    // The library forbids its native part to report home by a variable of the process.
    env: SHARE_ENV,
  });
  let isClosing = false;
  const ended = new Promise<Error | null>((resolve) => {
    worker.once("error", (error) => resolve(error as Error));
    worker.once("exit", (code) => {
      resolve(isClosing ? null : new Error(`the encoder's thread ended with ${code}`));
    });
  });
  const close = async () => {
    isClosing = true;
    await worker.terminate();
  };
  const opened = await untilOpen(worker, ended).catch(async (error) => {
    await close();
    throw error;
  });
  worker.unref();
  return { ...opened, ended, close, encode: asking(worker, opened.size, ended) };
}

function untilOpen(worker: Worker, ended: Promise<Error | null>): Promise<Opened> {
  return new Promise((resolve, reject) => {
    const seconds = OPEN_WAIT_MS / 1_000;
    const tooSlow = () => reject(new Error(`the model did not load within ${seconds} s`));
    const timer = setTimeout(tooSlow, OPEN_WAIT_MS);
    worker.once("message", resolve);
    ended.then(reject);
    worker.once("message", () => clearTimeout(timer));
    ended.then(() => clearTimeout(timer));
  });
}

/** Each question waits for the answer with its number, as long as its signal lets it. */
function asking(worker: Worker, size: number, ended: Promise<Error | null>): Encoder["encode"] {
  const waiting = new Map<number, (answer: Answer) => void>();
  let last = 0;
  let fault: string | undefined;
  worker.on("message", (answer: Answer) => waiting.get(answer.id)?.(answer));
  ended.then((error) => {
    fault = error?.message ?? "it was closed";
    for (const [id, tell] of waiting) tell({ id, fault });
  });
  return async (texts, signal) => {
    last += 1;
    const id = last;
    const answer = await new Promise<Answer>((resolve) => {
      const tell = (given: Answer) => {
        waiting.delete(id);
        signal?.removeEventListener("abort", tooLate);
        resolve(given);
      };
      const tooLate = () => tell({ id, fault: "it was not waited for any longer" });
      if (fault !== undefined || signal?.aborted)
        return resolve({ id, fault: fault ?? "too late" });
      waiting.set(id, tell);
      signal?.addEventListener("abort", tooLate);
      worker.postMessage({ id, texts } satisfies Question);
    });
    const { vectors } = answer;
    if (!vectors) throw new Error(`the encoder did not answer: ${answer.fault}`);
    return texts.map((_, i) => vectors.subarray(i * size, (i + 1) * size));
  };
}
