/** One UTF-16 unit of the folded text. */
export interface Cell {
  readonly unit: string;
  readonly start: number;
  readonly end: number;
}
