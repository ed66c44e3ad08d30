/**
 * A comment, a text, a quoted name, a dollar-quoted body: a semicolon inside ends no statement.
 * Backslash texts (E'…') and BEGIN ATOMIC bodies are not understood; migrations do without.
 */
const TOKENS =
  /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|"(?:[^"]|"")*"|(\$\w*\$)[\s\S]*?\1|;|[^-/'"$;]+|[\s\S]/g;

/** The single statements of a file of SQL, in order, without their semicolons. */
export function splitSql(sql: string): string[] {
  const statements: string[] = [];
  let text = "";
  let isEmpty = true;
  for (const [token] of `${sql};`.matchAll(TOKENS)) {
    if (token === ";") {
      if (!isEmpty) statements.push(text.trim());
      text = "";
      isEmpty = true;
    } else {
      text += token;
      if (!/^(--|\/\*)/.test(token) && token.trim() !== "") isEmpty = false;
    }
  }
  return statements;
}
