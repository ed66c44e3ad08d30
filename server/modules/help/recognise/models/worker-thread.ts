import { parentPort, workerData } from "node:worker_threads";
import type { Embeddings } from "../encoder/encoder.ts";
import { serialise } from "./serialise.ts";
import { train } from "./train.ts";

/** The other side of worker.ts: one training, one message, and the thread ends. */
const { corpus, options } = workerData;
const embeddings: Embeddings | undefined = workerData.embeddings;
const model = train(corpus, options, embeddings && ((question) => embeddings.get(question)));
parentPort?.postMessage(serialise(model));
