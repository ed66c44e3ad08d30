import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";

/** What the words of the tiny model are about: one number of the vector each. */
export const TOPICS = [
  ["top", "up", "recharge", "moolah", "充", "值"],
  ["password", "密", "码"],
  ["refund", "退", "款"],
  ["limit", "限", "额"],
];
const SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"];
const WORDS = [...SPECIAL, ...TOPICS.flat()];
export const MODEL_SIZE = TOPICS.length + 1;

export interface TinyModel {
  /** Where the model lies in the folder. */
  modelFile?: string;
  pooling?: "cls" | "mean";
  /** Turns the vectors, for a model that is another one. */
  sign?: 1 | -1;
}

/** A whole sentence model of 20 words in a folder, as the hubs have them; gone after the file. */
export async function tinyModel(options: TinyModel = {}): Promise<string> {
  const { modelFile = "onnx/model.onnx", pooling = "mean", sign = 1 } = options;
  const folder = await mkdtemp(join(tmpdir(), "jinnang-model-"));
  after(() => rm(folder, { recursive: true }));
  for (const name of ["onnx", "1_Pooling"]) await mkdir(join(folder, name));
  const write = (name: string, value: unknown) =>
    writeFile(join(folder, name), JSON.stringify(value));
  await write("config.json", { model_type: "bert", hidden_size: MODEL_SIZE });
  await write("tokenizer.json", tokenizer());
  await write("tokenizer_config.json", {
    tokenizer_class: "BertTokenizer",
    model_max_length: 64,
    ...Object.fromEntries(SPECIAL.map((token) => [nameOfToken(token), token])),
  });
  await write("1_Pooling/config.json", { pooling_mode_mean_tokens: pooling === "mean" });
  await writeFile(join(folder, modelFile), onnxModel(vectorsOfWords(sign)));
  return folder;
}

/** Words and marks of no topic have this much of the last number, which is nearly nothing. */
export const OTHER = 0.1;

/** A word's own topic is one of the numbers. */
function vectorsOfWords(sign: number): Float32Array[] {
  return WORDS.map((word) => {
    const topic = TOPICS.findIndex((words) => words.includes(word));
    const at = topic === -1 ? MODEL_SIZE - 1 : topic;
    const value = sign * (topic === -1 ? OTHER : 1);
    return Float32Array.from({ length: MODEL_SIZE }, (_, i) => (i === at ? value : 0));
  });
}

function nameOfToken(token: string): string {
  return `${token.slice(1, -1).toLowerCase()}_token`;
}

function tokenizer() {
  const added = SPECIAL.map((content, id) => {
    return { id, content, special: true, single_word: false, lstrip: false, rstrip: false };
  });
  const special = (token: string) => ({ SpecialToken: { id: token, type_id: 0 } });
  const described = (token: string) => {
    return [token, { id: token, ids: [SPECIAL.indexOf(token)], tokens: [token] }];
  };
  return {
    version: "1.0",
    added_tokens: added,
    normalizer: { type: "BertNormalizer", handle_chinese_chars: true, lowercase: true },
    pre_tokenizer: { type: "BertPreTokenizer" },
    post_processor: {
      type: "TemplateProcessing",
      single: [special("[CLS]"), { Sequence: { id: "A", type_id: 0 } }, special("[SEP]")],
      pair: [],
      special_tokens: Object.fromEntries(["[CLS]", "[SEP]"].map(described)),
    },
    decoder: { type: "WordPiece", prefix: "##", cleanup: true },
    model: {
      type: "WordPiece",
      unk_token: "[UNK]",
      continuing_subword_prefix: "##",
      max_input_chars_per_word: 100,
      vocab: Object.fromEntries(WORDS.map((word, id) => [word, id])),
    },
  };
}

// The numbers of fields and kinds below are those of onnx.proto.
const FLOAT = 1;
const INT64 = 7;
const IR_VERSION = 8;
const OPERATORS_VERSION = 17;

/** One step: each token's row of a table. Nothing else is needed to be a sentence model. */
function onnxModel(rows: readonly Float32Array[]): Buffer {
  const table = Buffer.concat([
    ...[rows.length, MODEL_SIZE].map((length) => number(1, length)),
    number(2, FLOAT),
    bytes(8, "table"),
    bytes(9, Buffer.concat(rows.map((row) => Buffer.from(row.buffer)))),
  ]);
  const step = [bytes(1, "table"), bytes(1, "input_ids"), bytes(2, OUTPUT), bytes(4, "Gather")];
  const graph = Buffer.concat([
    bytes(1, Buffer.concat(step)),
    bytes(2, "tiny"),
    bytes(5, table),
    ...["input_ids", "attention_mask"].map((name) => bytes(11, tensor(name, INT64, ["b", "t"]))),
    bytes(12, tensor(OUTPUT, FLOAT, ["b", "t", MODEL_SIZE])),
  ]);
  const operators = Buffer.concat([bytes(1, ""), number(2, OPERATORS_VERSION)]);
  return Buffer.concat([number(1, IR_VERSION), bytes(8, operators), bytes(7, graph)]);
}

const OUTPUT = "last_hidden_state";

function tensor(name: string, kind: number, lengths: readonly (string | number)[]): Buffer {
  const shape = lengths.map((length) => {
    return bytes(1, typeof length === "string" ? bytes(2, length) : number(1, length));
  });
  const type = Buffer.concat([number(1, kind), bytes(2, Buffer.concat(shape))]);
  return Buffer.concat([bytes(1, name), bytes(2, bytes(1, type))]);
}

/** A field of a protocol buffer that holds a whole number. */
function number(field: number, value: number): Buffer {
  return Buffer.concat([variableLength(field << 3), variableLength(value)]);
}

/** A field of a protocol buffer that holds a text, or a message of its own. */
function bytes(field: number, value: string | Buffer): Buffer {
  const content = Buffer.from(value as string);
  return Buffer.concat([variableLength((field << 3) | 2), variableLength(content.length), content]);
}

function variableLength(value: number): Buffer {
  const septets: number[] = [];
  for (let rest = value; septets.length === 0 || rest > 0; rest >>>= 7) septets.push(rest & 127);
  return Buffer.from(septets.map((septet, i) => (i < septets.length - 1 ? septet | 128 : septet)));
}
