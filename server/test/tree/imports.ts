import { posix } from "node:path";
import { parse, type SourceFile, typescript } from "./sources.ts";

interface Import {
  readonly target: string;
  readonly isType: boolean;
}

const known = new Map<string, readonly Import[]>();

/** What a file imports at run time from the tree itself, as paths from its root. */
export function importsOf(file: SourceFile): readonly string[] {
  return knownImports(file).flatMap(({ target, isType }) => (isType ? [] : [target]));
}

/** The same with imports that only types need: they too make a file unreadable on its own. */
export function importsWithTypes(file: SourceFile): readonly string[] {
  return [...new Set(knownImports(file).map(({ target }) => target))];
}

function knownImports(file: SourceFile): readonly Import[] {
  const found = known.get(file.path) ?? readImports(file);
  known.set(file.path, found);
  return found;
}

function readImports(file: SourceFile): Import[] {
  const targets: Import[] = [];
  for (const node of parse(file).statements) {
    const isImport = typescript.isImportDeclaration(node);
    if (!isImport && !typescript.isExportDeclaration(node)) continue;
    const specifier = node.moduleSpecifier;
    if (!specifier || !typescript.isStringLiteral(specifier)) continue;
    if (!specifier.text.startsWith(".")) continue;
    const isType = isImport ? node.importClause?.isTypeOnly === true : node.isTypeOnly;
    targets.push({ target: posix.join(posix.dirname(file.path), specifier.text), isType });
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
