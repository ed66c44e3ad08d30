import type { Library } from "../articles/library.ts";
import { isPlaceholder } from "../articles/placeholders.ts";
import type { Fault } from "./types.ts";

/** The wallet's screens that an article may lead to, as `app:/path`; a test reads its routes. */
export const APP_PATHS: ReadonlySet<string> = new Set([
  "/",
  "/top-up",
  "/banks",
  "/pay",
  "/orders",
  "/chat",
  "/cases",
  "/complain",
  "/lock",
  "/inbox",
  "/me",
  "/security",
  "/security/pin",
  "/security/recovery",
  "/security/password",
  "/security/lock",
  "/help",
  "/channels",
]);

const BARE_INSECURE = /(?<!\]\()\bhttp:\/\/[^\s)]+/gi;
const PLACEHOLDER = /\{\{([^{}]*)\}\}/g;

/** Links that lead nowhere and placeholders that nobody fills, in one text of an article. */
export function textFaults(
  field: string,
  text: string,
  articles: Library["articles"],
  slug: string,
): Fault[] {
  const links = targetsOf(text).flatMap((value): Fault[] => {
    const code = linkFault(value, articles, slug);
    return code ? [{ field, code, value }] : [];
  });
  const bare = [...text.matchAll(BARE_INSECURE)].map(
    ([value]): Fault => ({ field, code: "link_insecure", value }),
  );
  const open = [...text.matchAll(PLACEHOLDER)]
    .filter(([, name = ""]) => !isPlaceholder(name))
    .map(([value]): Fault => ({ field, code: "placeholder_unknown", value }));
  return [...links, ...bare, ...open];
}

/** Without a pattern, which a text of brackets alone would keep busy for seconds. */
function targetsOf(text: string): string[] {
  const [, ...behind] = text.split("](");
  return behind
    .filter((part) => part.includes(")"))
    .map((part) => part.slice(0, part.indexOf(")")).trim());
}

function linkFault(
  target: string,
  articles: Library["articles"],
  slug: string,
): Fault["code"] | undefined {
  const [, scheme = "", rest = ""] = /^([a-z]+):(.*)$/is.exec(target) ?? [];
  if (scheme === "app") return APP_PATHS.has(rest) ? undefined : "app_path_unknown";
  if (scheme === "help") {
    return rest === slug || articles.has(rest) ? undefined : "article_link_unknown";
  }
  if (scheme.toLowerCase() === "http") return "link_insecure";
  const isOutside = scheme === "https" ? URL.canParse(target) : /^(?:tel|mailto)$/.test(scheme);
  return isOutside ? undefined : "link_unknown";
}
