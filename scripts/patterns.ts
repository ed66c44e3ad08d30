import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { check } from "recheck";

/**
 * Looks at every regular expression of the product: each must answer in time that grows with the
 * length of the text and no faster, or stand in `BOUNDED` with what keeps its text short. A pattern
 * that is only made at run time is not seen.
 */
const ROOT = new URL("../", import.meta.url).pathname;
const FOLDERS = ["server", "apps", "packages"];
const OUTSIDE = /node_modules|\/dist\/|\/test\/|\.test\.tsx?$|\/sandbox\//;

/** Patterns that are not linear, by their source, and what keeps their text short. */
const BOUNDED: ReadonlyMap<string, string> = new Map([
  [String.raw`(?:\.[A-Za-z0-9]{1,5})+$`, "the name of a file, 255 characters"],
  [String.raw`^[\s.]+|[\s.]+$`, "the name of a file, 255 characters"],
  [String.raw`!?\[([^[\]]*)\]\([^)]*\)`, "an article, 20,000 characters, written by staff"],
  ["[a-z]+$", "what is typed into a search, 200 characters"],
  ["=+$", "base64 of our own bytes"],
  ["[^a-z]+$", "one word of a message of 2,000 characters"],
  [String.raw`^#{1,4}\s+(.*)$`, "one line of an article on the reader's own screen"],
  [
    String.raw`(\*\*[^*]+\*\*|\[[^\]]+\]\([^)]+\))`,
    "one paragraph of an article on the reader's own screen",
  ],
  [String.raw`^[1-9]\d{0,3}:\S{32,}(,[1-9]\d{0,3}:\S{32,})*$`, "a setting of the operator"],
  [
    String.raw`"(?:[^"\\]|\\.)*"|[{}[\],]`,
    "a body that JSON.parse has accepted: every quote in it is closed",
  ],
  [String.raw`\p{RGI_Emoji}`, "unknown to the checker; a fixed set of short texts"],
  // Too large for the checker, which then knows nothing: the test of redaction tries all of its
  // patterns on texts that would take hours if the time grew with more than their length.
  [String.raw`(?<![\dA-Za-z])(?<secret>[A-Za-z]{1,2}[ -]?\d{6}[ ]?\([\dAa]\))`, "the test"],
  [String.raw`^[ \n]?(?:[\w.@-]{1,64}[ /:])?(?<secret>[!-~]{8,128})[ \n]?$`, "the test"],
  [String.raw`(?<secret>otpauth:\/\/[!-~]{1,1000})`, "the test"],
  [
    String.raw`[?&#](?:access_token|token|code|key|secret|otp|password|pwd|pin)=(?<secret>[^&#\s]{4,1000})`,
    "the test",
  ],
  [
    String.raw`\b(insert\s+into|update\s+\w+|delete\s+from|for\s+(no\s+key\s+)?update|pg_notify|add_job)\b`,
    "our own SQL",
  ],
]);

/** A literal where an expression may begin; a division never stands there. */
const LITERAL =
  /(?:^|[(,=:[!&|?{;]|=>|\breturn|\bcase)[ \t]*\n?[ \t]*\/((?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+)\/([dgimsuvy]*)/gm;

interface Found {
  readonly place: string;
  readonly source: string;
  readonly flags: string;
}

/** What looks like a literal across the tags of a screen. */
const TAGS = /<\/|\/>|<$|`/;

const found = FOLDERS.flatMap(filesIn)
  .flatMap(patternsIn)
  .filter(({ source }) => !TAGS.test(source) && !/^> /.test(source));
const wrong: string[] = [];
const seen = new Map<string, string>();
for (const source of BOUNDED.keys()) {
  if (!found.some((one) => one.source === source)) wrong.push(`nothing is written as /${source}/`);
}
for (const { place, source, flags } of found) {
  const known = seen.get(`${source}/${flags}`);
  const verdict = known ?? (await verdictOf(source, flags));
  seen.set(`${source}/${flags}`, verdict);
  if (verdict === "safe" || BOUNDED.has(source)) continue;
  wrong.push(`${place}: /${source}/${flags} is ${verdict}`);
}
console.log(`${found.length} patterns, ${seen.size} different`);
if (wrong.length > 0) {
  console.error(wrong.join("\n"));
  process.exitCode = 1;
}

function filesIn(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .map((name) => `${folder}/${name}`)
    .filter((path) => /\.tsx?$/.test(path) && !OUTSIDE.test(path));
}

function patternsIn(path: string): Found[] {
  const text = readFileSync(join(ROOT, path), "utf8");
  return [...text.matchAll(LITERAL)].map(({ 1: source = "", 2: flags = "", index }) => {
    const line = text.slice(0, index).split("\n").length;
    return { place: `${path}:${line}`, source, flags };
  });
}

async function verdictOf(source: string, flags: string): Promise<string> {
  const result = await check(source, flags, { timeout: 20_000 });
  if (result.status === "safe") return "safe";
  return result.status === "vulnerable" ? result.complexity.summary : "unknown";
}
