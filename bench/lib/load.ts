/** What the clients ask for: who pays whom, how often it is refused or comes twice. */
export const shapes = ["hot", "zipf", "uniform"] as const;
export type Shape = (typeof shapes)[number];

export interface Load {
  readonly shape: Shape;
  readonly clients: number;
  /** Share of payments that the payer cannot cover. */
  readonly refusedShare: number;
  /** Share of payments that are sent again with the id of an earlier one. */
  readonly duplicateShare: number;
}

export const ACCOUNTS = 100_000;

/** Account numbers of one payment; `payer` 0 is the one who has nothing. */
export interface Pick {
  readonly payer: number;
  readonly payee: number;
  readonly refused: boolean;
}

/** The hot merchant; payers and payees of the other shapes are 2 to ACCOUNTS + 1. */
export const HOT = 1;
export const POOR = 0;

export function picker(load: Load): () => Pick {
  const zipf = load.shape === "zipf" ? zipfPicker(ACCOUNTS) : undefined;
  const any = () => 2 + Math.floor(Math.random() * ACCOUNTS);
  return () => {
    const refused = Math.random() < load.refusedShare;
    const payer = refused ? POOR : any();
    const payee = load.shape === "hot" ? HOT : zipf ? 2 + zipf() : any();
    return { payer, payee: payee === payer ? HOT : payee, refused };
  };
}

/** Zipf with exponent 1 over `size` places, by its cumulative table. */
function zipfPicker(size: number): () => number {
  const cumulative = new Float64Array(size);
  let sum = 0;
  for (let rank = 1; rank <= size; rank += 1) {
    sum += 1 / rank;
    cumulative[rank - 1] = sum;
  }
  return () => {
    const target = Math.random() * sum;
    let low = 0;
    let high = size - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((cumulative[middle] ?? 0) < target) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}
