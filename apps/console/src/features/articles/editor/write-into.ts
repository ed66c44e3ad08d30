/**
 * Writing into a text area as a person would, so that Ctrl+Z takes it back and React hears of it.
 * `execCommand` is old, but the only way into the browser's own undo; every browser has it.
 */
export function insertText(area: HTMLTextAreaElement, text: string): void {
  area.focus();
  document.execCommand("insertText", false, text);
}

/** Puts the mark around what is selected, or takes it away where it stands already. */
export function surround(area: HTMLTextAreaElement, mark: string): void {
  const { selectionStart: start, selectionEnd: end, value } = area;
  const inside = value.slice(start, end);
  const before = value.slice(start - mark.length, start);
  if (before === mark && value.slice(end, end + mark.length) === mark) {
    area.setSelectionRange(start - mark.length, end + mark.length);
    insertText(area, inside);
    area.setSelectionRange(start - mark.length, end - mark.length);
    return;
  }
  insertText(area, mark + inside + mark);
  area.setSelectionRange(start + mark.length, end + mark.length);
}

/** Puts `- `, `## ` or numbers before the selected lines, or takes them away. */
export function linePrefix(area: HTMLTextAreaElement, prefix: "- " | "1. " | "## "): void {
  const { selectionStart, selectionEnd, value } = area;
  const start = value.lastIndexOf("\n", selectionStart - 1) + 1;
  const found = value.indexOf("\n", selectionEnd);
  const end = found === -1 ? value.length : found;
  area.setSelectionRange(start, end);
  const next = prefixed(value.slice(start, end), prefix);
  insertText(area, next);
  area.setSelectionRange(start, start + next.length);
}

const ANY_PREFIX = /^(?:- |\d+\. |## )/;

export function prefixed(text: string, prefix: "- " | "1. " | "## "): string {
  const lines = text.split("\n");
  const own = prefix === "1. " ? /^\d+\. / : new RegExp(`^${prefix}`);
  const isThere = lines.every((line) => own.test(line) || line.trim() === "");
  let number = 0;
  return lines
    .map((line) => {
      const bare = line.replace(ANY_PREFIX, "");
      if (isThere && text.trim() !== "") return bare;
      if (bare.trim() === "" && lines.length > 1) return line;
      number += 1;
      return (prefix === "1. " ? `${number}. ` : prefix) + bare;
    })
    .join("\n");
}
