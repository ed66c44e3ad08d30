import type { Labelled } from "./recognise-data.ts";

/** One line of the table: what was measured beside what was asked and what others published. */
export interface Measure {
  name: string;
  value: number;
  must?: number;
  aim?: number;
  isSmallBetter?: boolean;
  published?: string;
}

export function printTable(measures: readonly Measure[]): void {
  const cell = (value: number | undefined) => (value === undefined ? "" : value.toFixed(1));
  const heads = [
    "measured".padStart(9),
    "must".padStart(8),
    "aim".padStart(8),
    "  met   published",
  ];
  console.log("measure".padEnd(36) + heads.join(""));
  for (const measure of measures) {
    const { name, value, must, aim, published } = measure;
    const exact = value < 10 ? value.toFixed(2) : value.toFixed(1);
    console.log(
      `${name.padEnd(36)}${exact.padStart(9)}${cell(must).padStart(8)}${cell(aim).padStart(8)}  ` +
        `${verdict(measure).padEnd(5)} ${published ?? ""}`,
    );
  }
}

/** Chance that a question of the first list scores above one of the second; ties count half. */
export function areaUnderCurve(inside: readonly number[], outside: readonly number[]): number {
  const all = [
    ...inside.map((score) => ({ score, isInside: true })),
    ...outside.map((score) => ({ score, isInside: false })),
  ].sort((a, b) => a.score - b.score);
  let rankSum = 0;
  for (let from = 0; from < all.length; ) {
    let until = from;
    while (until < all.length && all[until]?.score === all[from]?.score) until += 1;
    const rank = (from + until + 1) / 2;
    rankSum += rank * all.slice(from, until).filter((item) => item.isInside).length;
    from = until;
  }
  const pairs = inside.length * outside.length;
  return (rankSum - (inside.length * (inside.length + 1)) / 2) / pairs;
}

/** Each question with that many random slips: a letter lost, doubled, changed, or two swapped. */
export function withTypos(rows: readonly Labelled[], count: number): Labelled[] {
  let state = 12_345;
  const random = (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
  return rows.map((row) => {
    let text = row.text;
    for (let i = 0; i < count; i += 1) text = slip(text, random);
    return { ...row, text };
  });
}

function slip(text: string, random: (below: number) => number): string {
  const places = [...text.matchAll(/[a-z]/gi)].map((match) => match.index);
  const at = places[random(places.length)] ?? 0;
  const letter = String.fromCharCode(97 + random(26));
  const before = text.slice(0, at);
  const here = text[at] ?? "";
  const after = text.slice(at + 1);
  const swapped = before + after.slice(0, 1) + here + after.slice(1);
  return [before + after, before + letter + here + after, before + letter + after, swapped][
    random(4)
  ] as string;
}

function verdict({ value, must, aim, isSmallBetter }: Measure): string {
  const reaches = (bar: number | undefined) =>
    bar !== undefined && (isSmallBetter ? value <= bar : value >= bar);
  if (reaches(aim)) return "aim";
  if (must === undefined) return "";
  return reaches(must) ? "must" : "NO";
}
