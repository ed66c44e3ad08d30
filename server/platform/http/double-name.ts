/**
 * True when an object in this JSON text has a name twice. Parsers disagree on which one counts
 * (RFC 8259 §4), so that a proxy or a log may see another amount than we do. The text must have
 * been parsed before; its grammar is not checked again. One pass, linear.
 */
export function hasDoubleName(text: string): boolean {
  const open: (Set<string> | undefined)[] = [];
  let isName = false;
  for (const [token] of text.matchAll(TOKENS)) {
    if (token === "{" || token === "[") {
      open.push(token === "{" ? new Set() : undefined);
      isName = token === "{";
    } else if (token === "}" || token === "]") {
      open.pop();
      isName = false;
    } else if (token === ",") {
      isName = open.at(-1) !== undefined;
    } else if (isName) {
      isName = false;
      const names = open.at(-1);
      const name = token.includes("\\") ? (JSON.parse(token) as string) : token.slice(1, -1);
      if (names?.has(name)) return true;
      names?.add(name);
    }
  }
  return false;
}

const TOKENS = /"(?:[^"\\]|\\.)*"|[{}[\],]/g;
