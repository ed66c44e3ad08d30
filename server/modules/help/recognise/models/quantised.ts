import type { SparseVector } from "../features/vocabulary.ts";

/**
 * Rows of numbers in one byte each, with one scale per row: a quarter of the memory and of the
 * stored model, and no difference that the figures could show.
 */
export interface QuantisedRows {
  width: number;
  scales: Float32Array;
  codes: Int8Array;
}

const CODE_MAX = 127;

/** Keeps the first `width` of every `stride` numbers. */
export function quantise(rows: Float32Array, width: number, stride = width): QuantisedRows {
  const count = rows.length / stride;
  const scales = new Float32Array(count);
  const codes = new Int8Array(count * width);
  for (let row = 0; row < count; row += 1) {
    let largest = 0;
    for (let i = 0; i < width; i += 1) {
      largest = Math.max(largest, Math.abs(rows[row * stride + i] as number));
    }
    if (largest === 0) continue;
    scales[row] = largest / CODE_MAX;
    for (let i = 0; i < width; i += 1) {
      codes[row * width + i] = Math.round(
        ((rows[row * stride + i] as number) / largest) * CODE_MAX,
      );
    }
  }
  return { width, scales, codes };
}

/** sum += value · row */
export function addRow(
  sum: Float32Array,
  rows: QuantisedRows,
  picked: { row: number; value: number },
): void {
  const { width, scales, codes } = rows;
  const from = picked.row * width;
  const factor = picked.value * (scales[picked.row] as number);
  for (let i = 0; i < width; i += 1) {
    sum[i] = (sum[i] as number) + factor * (codes[from + i] as number);
  }
}

/** sum += Σ values · rows, over everything that the vector holds. */
export function addRows(sum: Float32Array, rows: QuantisedRows, vector: SparseVector): void {
  const { indices, values } = vector;
  for (let i = 0; i < indices.length; i += 1) {
    addRow(sum, rows, { row: indices[i] as number, value: values[i] as number });
  }
}
