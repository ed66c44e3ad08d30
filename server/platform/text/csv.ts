/** One line of a CSV file (RFC 4180), without its end. */
export function csvLine(cells: readonly string[]): string {
  return cells.map(quoted).join(",");
}

/**
 * Text that people wrote, as a spreadsheet shall show it: a quote in front keeps it from being run
 * as a formula, also in full width, and from being read as a number or a date that loses its zeros.
 */
export function csvText(text: string): string {
  const plain = text.normalize("NFKC").trim();
  return FORMULA.test(plain) || CONTROL_FIRST.test(text) || isMisread(plain) ? `'${text}` : text;
}

/** CWE-1236: what a spreadsheet takes for the start of a formula. */
const FORMULA = /^[=+\-@|%−–—]/;
const CONTROL_FIRST = /^[\t\r\n]/;

const NUMBER = /^(?:0\d+|\d{12,}|\d+(?:\.\d+)?e[+-]?\d+)$/i;
const DATE = /^\d{1,4}(?:[-/年]\d{1,2}(?:[-/月]\d{0,4}日?)?|\.\d{1,2}\.\d{1,4})$/;
const DAY =
  /^(?:\d{1,2}月\d{1,2}日?|\d{1,2}:\d{2}(?::\d{2})?|\d{1,2}[ -][A-Za-z]{3,9}|[A-Za-z]{3,9}[ -]\d{1,4})$/;

function isMisread(text: string): boolean {
  return NUMBER.test(text) || DATE.test(text) || DAY.test(text);
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
