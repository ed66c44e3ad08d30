/**
 * True when PostgreSQL can keep every text in a request: it knows no NUL, and half of a surrogate
 * pair is no character. Nobody types either; without this they would end as a fault in a query.
 */
export function isStorable(given: unknown): boolean {
  // A list instead of recursion: a body may be nested deeper than the stack is.
  const left = [given];
  while (left.length > 0) {
    const value = left.pop();
    if (typeof value === "string" && !isText(value)) return false;
    if (typeof value !== "object" || value === null) continue;
    for (const [name, inner] of Object.entries(value)) {
      if (!isText(name)) return false;
      left.push(inner);
    }
  }
  return true;
}

function isText(text: string): boolean {
  return !text.includes("\u0000") && text.isWellFormed();
}
