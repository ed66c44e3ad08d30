import { posix } from "node:path";
import { parse, type SourceFile, typescript } from "./sources.ts";

const known = new Map<string, readonly string[]>();

/** What a file imports at run time from the tree itself, as paths from its root. */
export function importsOf(file: SourceFile): readonly string[] {
  const found = known.get(file.path) ?? readImports(file);
  known.set(file.path, found);
  return found;
}

function readImports(file: SourceFile): string[] {
  const targets: string[] = [];
  for (const node of parse(file).statements) {
    const isImport = typescript.isImportDeclaration(node);
    if (!isImport && !typescript.isExportDeclaration(node)) continue;
    const specifier = node.moduleSpecifier;
    if (!specifier || !typescript.isStringLiteral(specifier)) continue;
    if (isImport && node.importClause?.isTypeOnly) continue;
    if (!isImport && node.isTypeOnly) continue;
    if (!specifier.text.startsWith(".")) continue;
    targets.push(posix.join(posix.dirname(file.path), specifier.text));
  }
  return targets;
}

/** One circle of imports, from a file back to itself, if there is any. */
export function findCircle(graph: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const finished = new Set<string>();
  const path: string[] = [];
  const visit = (file: string): string[] | undefined => {
    const start = path.indexOf(file);
    if (start >= 0) return [...path.slice(start), file];
    if (finished.has(file)) return undefined;
    path.push(file);
    for (const target of graph.get(file) ?? []) {
      const circle = visit(target);
      if (circle) return circle;
    }
    path.pop();
    finished.add(file);
    return undefined;
  };
  for (const file of graph.keys()) {
    const circle = visit(file);
    if (circle) return circle;
  }
  return undefined;
}
