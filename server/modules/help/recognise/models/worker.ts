import { strict as assert } from "node:assert";
import { Worker } from "node:worker_threads";
import type { Embeddings } from "../encoder/encoder.ts";
import type { Corpus } from "../types.ts";
import { deserialise } from "./serialise.ts";
import type { Model, TrainOptions } from "./train.ts";

/**
 * Trains on another thread, so that customers are served meanwhile. Rejects when it fails or when
 * the signal ends it, as a server does that stops.
 */
export async function trainInBackground(
  corpus: Corpus,
  options: Partial<TrainOptions> = {},
  signal?: AbortSignal,
  embeddings?: Embeddings,
): Promise<{ model: Model; bytes: Uint8Array }> {
  signal?.throwIfAborted();
  const worker = new Worker(new URL("./worker-thread.ts", import.meta.url), {
    workerData: { corpus, options, embeddings },
  });
  signal?.addEventListener("abort", () => void worker.terminate(), { once: true });
  const bytes = await new Promise<Uint8Array>((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", (code) => reject(new Error(`training thread ended with ${code}`)));
  });
  await worker.terminate();
  const model = deserialise(bytes);
  assert(model !== null, "the training thread sent a model of another format");
  return { model, bytes };
}
