import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";

/** A folder with a sentence model as the hubs offer it: configuration, tokenizer, ONNX file. */
export interface ModelFolder {
  path: string;
  /** From the folder, such as `onnx/model_quantized.onnx`. */
  modelFile: string;
  /** What the library calls the precision of that file. */
  dtype: string;
  /** Weights too large for one file lie beside it. */
  hasDataFile: boolean;
  pooling: "cls" | "mean";
}

/** By which name a precision is stored; the first one found is taken, the most exact first. */
const PRECISIONS: readonly { file: string; dtype: string }[] = [
  { file: "model.onnx", dtype: "fp32" },
  { file: "model_fp16.onnx", dtype: "fp16" },
  { file: "model_quantized.onnx", dtype: "q8" },
  { file: "model_int8.onnx", dtype: "int8" },
  { file: "model_uint8.onnx", dtype: "uint8" },
];
/** Exporters put the model into a folder of its own, or beside its configuration. */
const SUBFOLDERS = ["onnx/", ""];
const DESCRIPTIONS = ["config.json", "tokenizer.json", "tokenizer_config.json"];
const POOLING_FILE = "1_Pooling/config.json";

/** Rejects with what is missing, in words for who set the folder. */
export async function readModelFolder(folder: string): Promise<ModelFolder> {
  const path = resolve(folder);
  const entries = await readdir(path).catch((error) => {
    throw new Error(`the folder ${path} cannot be read (${error.code})`);
  });
  const missing = DESCRIPTIONS.filter((name) => !entries.includes(name));
  if (missing.length > 0) throw new Error(`${missing.join(", ")} is missing in ${path}`);
  const found = await findModelFile(path);
  if (!found) {
    const names = PRECISIONS.map(({ file }) => file).join(", ");
    throw new Error(`no model in ${path} or its folder onnx: one of ${names}`);
  }
  return { path, ...found, pooling: await poolingOf(path) };
}

/** Names what the vectors depend on: two folders with the same identity give the same vectors. */
export async function identityOf(folder: ModelFolder): Promise<string> {
  const { path, modelFile, pooling } = folder;
  const dataFile = `${modelFile}_data`;
  const files = [...DESCRIPTIONS, modelFile, ...(folder.hasDataFile ? [dataFile] : [])];
  const hash = createHash("sha256").update(pooling);
  for (const file of files) {
    hash.update(`\0${basename(file)}\0`);
    for await (const chunk of createReadStream(join(path, file))) hash.update(chunk);
  }
  return hash.digest("hex");
}

async function findModelFile(path: string) {
  for (const subfolder of SUBFOLDERS) {
    const entries = await readdir(join(path, subfolder)).catch((): string[] => []);
    const found = PRECISIONS.find(({ file }) => entries.includes(file));
    if (!found) continue;
    const { file, dtype } = found;
    const hasDataFile = entries.includes(`${file}_data`);
    return { modelFile: `${subfolder}${file}`, dtype, hasDataFile };
  }
  return undefined;
}

/** What the model's makers wrote down; bge and its kin take the first token, and often do not. */
async function poolingOf(path: string): Promise<"cls" | "mean"> {
  const text = await readFile(join(path, POOLING_FILE), "utf8").catch((error) => {
    if (error.code === "ENOENT") return "{}";
    throw error;
  });
  return JSON.parse(text).pooling_mode_mean_tokens === true ? "mean" : "cls";
}
