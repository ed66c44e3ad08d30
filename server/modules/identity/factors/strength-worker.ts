import { parentPort } from "node:worker_threads";
import { estimateStrength, type StrengthOptions } from "@jinnang/words/strength";

/** Estimates passwords away from the thread that answers requests. */
parentPort?.on("message", async (asked: AskedStrength) => {
  const strength = await estimateStrength(asked.password, asked.options);
  parentPort?.postMessage({ id: asked.id, strength });
});

export interface AskedStrength {
  readonly id: number;
  readonly password: string;
  readonly options: StrengthOptions;
}
