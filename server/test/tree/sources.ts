import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

/** The source files of the tree, and what a parser says of them. */
export interface SourceFile {
  /** From the root of the tree, with slashes. */
  readonly path: string;
  readonly text: string;
}

const ROOT = new URL("../../../", import.meta.url).pathname;
const FOLDERS = ["server", "packages", "apps", "bench", "scripts", "test"];
const SKIPPED = new Set(["node_modules", "dist", "dev-dist", "content"]);
const GENERATED = new Set(["packages/api-client/src/schema.ts"]);

export function sourceFiles(): SourceFile[] {
  return FOLDERS.flatMap(walk)
    .filter((path) => !GENERATED.has(path))
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), "utf8") }));
}

function walk(path: string): string[] {
  let entries: ReturnType<typeof list>;
  try {
    entries = list(path);
  } catch {
    return [];
  }
  return entries.flatMap((entry) => {
    if (SKIPPED.has(entry.name)) return [];
    const child = `${path}/${entry.name}`;
    if (entry.isDirectory()) return walk(child);
    return /\.(ts|tsx|mjs)$/.test(entry.name) ? [child] : [];
  });
}

function list(path: string) {
  return readdirSync(join(ROOT, path), { withFileTypes: true });
}

/**
 * The parser of the TypeScript that the client's generator brings: the compiler of the project
 * itself has no programming interface.
 */
const typescript = createRequire(join(ROOT, "packages/api-client/package.json"))(
  "typescript",
) as typeof import("../../../packages/api-client/node_modules/typescript/lib/typescript.js");

export type Ast = ReturnType<typeof typescript.createSourceFile>;
type Node = Parameters<Parameters<Ast["forEachChild"]>[0]>[0];

export function parse(file: SourceFile): Ast {
  const { ESNext } = typescript.ScriptTarget;
  return typescript.createSourceFile(file.path, file.text, ESNext, true);
}

export { typescript };

/** Functions that are longer than allowed, as `path:line (lines)`. */
export function longFunctions(file: SourceFile, linesMax: number): string[] {
  const ast = parse(file);
  const found: string[] = [];
  const visit = (node: Node): void => {
    if (isFunction(node) && !isTestGroup(node)) {
      const first = ast.getLineAndCharacterOfPosition(node.getStart(ast)).line;
      const lines = ast.getLineAndCharacterOfPosition(node.end).line - first + 1;
      if (lines > linesMax) found.push(`${file.path}:${first + 1} (${lines} lines)`);
    }
    node.forEachChild(visit);
  };
  ast.forEachChild(visit);
  return found;
}

/** Every run of so many lines in a row, without blank ones, and where it begins. */
export function runsOf(file: SourceFile, lines: number): { run: string; place: string }[] {
  const full = file.text
    .split("\n")
    .map((text, index) => ({ text: text.trim(), place: `${file.path}:${index + 1}` }))
    .filter(({ text }) => text !== "");
  return full.slice(0, Math.max(0, full.length - lines + 1)).map(({ place }, index) => ({
    run: full
      .slice(index, index + lines)
      .map(({ text }) => text)
      .join("\n"),
    place,
  }));
}

function isFunction(node: Node): boolean {
  return (
    typescript.isFunctionDeclaration(node) ||
    typescript.isFunctionExpression(node) ||
    typescript.isArrowFunction(node) ||
    typescript.isMethodDeclaration(node)
  );
}

/** `describe(…, () => { … })` is a list of tests, not a function anybody has to follow. */
function isTestGroup(node: Node): boolean {
  const { parent } = node;
  return typescript.isCallExpression(parent) && /^describe\b/.test(parent.expression.getText());
}
