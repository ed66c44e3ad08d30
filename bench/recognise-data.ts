import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Readers of the public question sets; each returns texts with the name of their class. */
export interface Labelled {
  text: string;
  label: string;
}

export function readBanking(folder: string): { training: Labelled[]; test: Labelled[] } {
  return {
    training: readCsv(join(folder, "train.csv")),
    test: readCsv(join(folder, "test.csv")),
  };
}

/** The few-shot files spell some labels in another case; the official set's spelling counts. */
export function readFewShot(folder: string): Labelled[] {
  const official = new Map(
    readBanking(join(folder, "..", "..")).training.map(({ label }) => [plain(label), label]),
  );
  return readPair(folder).map(({ text, label }) => {
    return { text, label: official.get(plain(label)) ?? label };
  });
}

export function readOutOfScope(folder: string) {
  return {
    training: readPair(join(folder, "train")),
    validation: readPair(join(folder, "valid")),
    test: readPair(join(folder, "test")),
    nearTraining: readPair(join(folder, "id-oos", "train")),
    nearTest: readPair(join(folder, "id-oos", "test")),
    farTest: readPair(join(folder, "ood-oos", "test")),
  };
}

export function readClinc(file: string) {
  const sets = JSON.parse(readFileSync(file, "utf8")) as Record<string, [string, string][]>;
  const rows = (name: string) => (sets[name] ?? []).map(([text, label]) => ({ text, label }));
  return {
    training: rows("train"),
    validation: rows("val"),
    test: rows("test"),
    outside: rows("oos_test"),
  };
}

const plain = (label: string) => label.toLowerCase().replace(/[^a-z]/g, "");

function readPair(folder: string): Labelled[] {
  const lines = (name: string) => readFileSync(join(folder, name), "utf8").trimEnd().split("\n");
  const labels = lines("label");
  return lines("seq.in").map((text, i) => ({ text, label: labels[i] as string }));
}

/** Two columns, quoted where a comma, a quote or a line break stands in the text. */
function readCsv(file: string): Labelled[] {
  const rows: Labelled[] = [];
  const line = /(?:"((?:[^"]|"")*)"|([^",\n]*)),([^,\n]+)\r?\n/g;
  for (const [, quoted, bare, label] of `${readFileSync(file, "utf8")}\n`.matchAll(line)) {
    const text = quoted === undefined ? (bare ?? "") : quoted.replaceAll('""', '"');
    rows.push({ text, label: (label as string).trim() });
  }
  return rows.slice(1);
}
