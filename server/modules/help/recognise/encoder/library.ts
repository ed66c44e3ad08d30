import { strict as assert } from "node:assert";
import { basename, dirname } from "node:path";
import type { ModelFolder } from "./folder.ts";

/** The optional package, in this folder's own node_modules; see docs/adr/0007-encoder.md. */
export const PACKAGE = "@huggingface/transformers";

/** One thread: what serves customers matters more than a few milliseconds of a question. */
const THREADS = 1;
/** No model of this class reads more than 512 tokens; a question is in its first letters. */
const LETTERS_MAX = 300;
const PROBES = ["钱包", "wallet"];

export interface LoadedModel {
  /** Numbers per text. */
  size: number;
  /** One vector after the other. */
  encode(texts: readonly string[]): Promise<Float32Array>;
}

/** The few things of the library that are used; its types are only there when it is installed. */
interface Library {
  env: {
    allowRemoteModels: boolean;
    allowLocalModels: boolean;
    useFSCache: boolean;
    localModelPath: string;
  };
  pipeline(task: string, model: string, options: object): Promise<Extract>;
}

type Extract = (
  texts: string[],
  options: object,
) => Promise<{ dims: number[]; data: ArrayLike<number> }>;

/** Loads the model and tries it. Nothing is ever downloaded, and nothing written. */
export async function loadModel(folder: ModelFolder, packageName: string): Promise<LoadedModel> {
  const library = await importLibrary(packageName);
  Object.assign(library.env, {
    allowRemoteModels: false,
    allowLocalModels: true,
    useFSCache: false,
    localModelPath: dirname(folder.path),
  });
  const extract = await library.pipeline("feature-extraction", basename(folder.path), {
    dtype: folder.dtype,
    subfolder: folder.modelFile.includes("/") ? dirname(folder.modelFile) : "",
    use_external_data_format: folder.hasDataFile,
    session_options: { intraOpNumThreads: THREADS, interOpNumThreads: THREADS },
  });
  const encode = (texts: readonly string[]) => vectorsOf(extract, folder, texts);
  const probe = await encode(PROBES);
  const size = probe.length / PROBES.length;
  const isSound = probe.every(Number.isFinite) && probe.some((value) => value !== 0);
  assert(isSound, "the model gives no usable numbers");
  return { size, encode };
}

async function importLibrary(packageName: string): Promise<Library> {
  // The native part would report its use over the network; only this real variable forbids it.
  process.env.ORT_DISABLE_TELEMETRY = "1";
  return import(packageName).catch((error) => {
    if (error.code !== "ERR_MODULE_NOT_FOUND") throw error;
    throw new Error(`the optional package ${packageName} is not installed: npm run encoder`);
  });
}

async function vectorsOf(
  extract: Extract,
  { pooling }: ModelFolder,
  texts: readonly string[],
): Promise<Float32Array> {
  const short = texts.map((text) => text.slice(0, LETTERS_MAX));
  const { dims, data } = await extract(short, { pooling, normalize: true });
  assert(dims.length === 2 && dims[0] === texts.length, "the model is no sentence model");
  return Float32Array.from(data);
}
