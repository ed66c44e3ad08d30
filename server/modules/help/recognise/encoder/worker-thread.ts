import { parentPort, workerData } from "node:worker_threads";
import { identityOf, readModelFolder } from "./folder.ts";
import { loadModel } from "./library.ts";
import type { Answer, Opened, Question } from "./open.ts";

/** The other side of open.ts: reads and loads the model, then turns texts into vectors. */
const folder = await readModelFolder(workerData.folder);
const [identity, model] = await Promise.all([
  identityOf(folder),
  loadModel(folder, workerData.packageName),
]);
const { modelFile, pooling } = folder;

parentPort?.on("message", async ({ id, texts }: Question) => {
  try {
    const vectors = await model.encode(texts);
    const answer: Answer = { id, vectors };
    parentPort?.postMessage(answer, [vectors.buffer as ArrayBuffer]);
  } catch (error) {
    const answer: Answer = { id, fault: String(error) };
    parentPort?.postMessage(answer);
  }
});
const opened: Opened = { identity, size: model.size, modelFile, pooling };
parentPort?.postMessage(opened);
