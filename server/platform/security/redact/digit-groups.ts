/** Digits that belong together, whether written in one or with signs between them. */
export interface DigitGroup {
  readonly digits: string;
  readonly start: number;
  readonly end: number;
}

interface Piece {
  readonly digits: string;
  readonly start: number;
  readonly end: number;
  /** The sign in front of it, when another piece stands just before. */
  readonly joint: string | undefined;
}

const DIGITS_MIN = 4;
const DIGITS_MAX = 8;
const PIECE = /\d+/g;
const JOINT = /^(?:[ \n.-]|[,/、;|_*+~·#] ?)$/;
/** What stands between numbers of an order, a date, a version: there the pieces are one thing. */
const TIGHT = /^[./_-]$/;

/**
 * Every group of four to eight digits that may be a one-time code or a PIN: a number of its own, or
 * short pieces next to each other ("482 913", "4/8/2/9/1/3"). Parts of longer numbers are none.
 */
export function digitGroups(text: string): DigitGroup[] {
  const pieces = piecesOf(text);
  return pieces.flatMap((piece, first) => {
    if (piece.digits.length < DIGITS_MIN) return rowsFrom(pieces, first);
    if (piece.digits.length > DIGITS_MAX || isTight(pieces, first, first)) return [];
    return [piece];
  });
}

function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let last = 0;
  for (const { 0: digits, index: start } of text.matchAll(PIECE)) {
    const between = text.slice(last, start);
    const joint = pieces.length > 0 && JOINT.test(between) ? between : undefined;
    last = start + digits.length;
    pieces.push({ digits, start, end: last, joint });
  }
  return pieces;
}

/** Rows of short pieces from one on, longest first. */
function rowsFrom(pieces: readonly Piece[], first: number): DigitGroup[] {
  const rows: DigitGroup[] = [];
  let digits = pieces[first]?.digits ?? "";
  const start = pieces[first]?.start ?? 0;
  const lengths = new Set([digits.length]);
  for (let at = first + 1; at < pieces.length; at += 1) {
    const piece = pieces[at];
    if (piece?.joint === undefined || piece.digits.length >= DIGITS_MIN) break;
    digits += piece.digits;
    if (digits.length > DIGITS_MAX) break;
    lengths.add(piece.digits.length);
    if (digits.length < DIGITS_MIN || isTight(pieces, first, at)) continue;
    if (isAmount(pieces, first, at, lengths)) continue;
    rows.unshift({ digits, start, end: piece.end });
  }
  return rows;
}

function isTight(pieces: readonly Piece[], first: number, last: number): boolean {
  const [before, after] = [pieces[first]?.joint, pieces[last + 1]?.joint];
  return TIGHT.test(before ?? "") || TIGHT.test(after ?? "");
}

/** "12.50" and "123,456" are sums; a code is not written with one such sign. */
function isAmount(
  pieces: readonly Piece[],
  first: number,
  last: number,
  lengths: ReadonlySet<number>,
): boolean {
  const joints = pieces.slice(first + 1, last + 1).map(({ joint }) => joint?.trim());
  if (!joints.some((joint) => joint === "." || joint === ",")) return false;
  return lengths.size > 1 || (joints.length < 2 && !lengths.has(3)) || isThousands(joints, lengths);
}

function isThousands(joints: readonly (string | undefined)[], lengths: ReadonlySet<number>) {
  return lengths.has(3) && joints.every((joint) => joint === ",");
}
