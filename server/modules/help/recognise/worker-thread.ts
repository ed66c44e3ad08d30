import { parentPort, workerData } from "node:worker_threads";
import { serialise } from "./serialise.ts";
import { train } from "./train.ts";

/** The other side of worker.ts: one training, one message, and the thread ends. */
parentPort?.postMessage(serialise(train(workerData.corpus, workerData.options)));
