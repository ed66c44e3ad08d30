import { Worker } from "node:worker_threads";
import { obviousWeakness, type Strength, type StrengthOptions } from "@jinnang/words/strength";
import type { App } from "../../../platform/app.ts";
import { type Language, refuseRequest } from "../../../platform/http/errors.ts";
import { refuse } from "../errors.ts";
import type { AskedStrength } from "./strength-worker.ts";

/** Long enough for any phrase or password manager. */
export const PASSWORD_LENGTH_MAX = 128;
/** A contrived password takes a tenth of a second; more waiting ones are a flood. */
const WAITING_MAX = 20;
/** Far above any estimate, even on a machine that has much else to do. */
const ESTIMATE_MS_MAX = 15_000;

interface Person {
  readonly language: Language;
  readonly personal?: readonly string[];
}

/** Refuses a password that is too easy to guess, with the reason. */
export async function requireStrongPassword(
  app: App,
  password: string,
  person: Person,
): Promise<void> {
  demandAcceptable(await estimate(password, optionsOf(app, person)));
}

/** Only whether it holds a word about the person: cheap enough inside a transaction. */
export function refusePersonalPassword(app: App, password: string, person: Person): void {
  const weakness = obviousWeakness(password, optionsOf(app, person));
  if (weakness) demandAcceptable(weakness);
}

function optionsOf({ config }: App, { language, personal = [] }: Person): StrengthOptions {
  return { language, personal, guessable: [config.brand.zh, config.brand.en] };
}

function demandAcceptable({ acceptable, warning, suggestions, score }: Strength): void {
  if (!acceptable) throw refuse("password_weak", { warning: warning ?? "", suggestions, score });
}

/**
 * In a thread of its own: an estimate of a contrived password takes a hundred milliseconds, in
 * which no payment would be answered.
 */
async function estimate(password: string, options: StrengthOptions): Promise<Strength> {
  if (waiting.size >= WAITING_MAX) throw refuseRequest("service_unavailable");
  const id = lastId++;
  const { promise, resolve, reject } = Promise.withResolvers<Strength>();
  waiting.set(id, { resolve, reject });
  const timer = setTimeout(
    () => endWorker(new Error("the estimate took too long")),
    ESTIMATE_MS_MAX,
  );
  try {
    startedWorker().postMessage({ id, password, options } satisfies AskedStrength);
    return await promise;
  } finally {
    clearTimeout(timer);
    waiting.delete(id);
    if (waiting.size === 0) worker?.unref();
  }
}

interface Waiting {
  resolve(strength: Strength): void;
  reject(error: Error): void;
}

let lastId = 0;
let worker: Worker | undefined;
const waiting = new Map<number, Waiting>();

/** Kept between estimates, because its dictionaries take a while to load. */
function startedWorker(): Worker {
  if (!worker) {
    worker = new Worker(new URL("./strength-worker.ts", import.meta.url));
    worker.on("message", (answer: { id: number; strength: Strength }) =>
      waiting.get(answer.id)?.resolve(answer.strength),
    );
    worker.on("error", endWorker);
  }
  // It keeps the process alive only while somebody waits.
  worker.ref();
  return worker;
}

/** All who wait are answered with the fault; the next one starts another worker. */
function endWorker(error: Error): void {
  void worker?.terminate();
  worker = undefined;
  for (const { reject } of waiting.values()) reject(error);
}
