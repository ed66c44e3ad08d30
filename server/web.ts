import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Config } from "./config.ts";
import type { Language } from "./platform/http/errors.ts";
import { requestLanguage } from "./platform/http/http.ts";

type Brand = Config["brand"];

interface WebApp {
  readonly root: string;
  readonly prefix: string;
  /** What the operator's name becomes in the title of the app. */
  readonly title: (brand: Brand) => Record<Language, string>;
}

const walletTitle = ({ zh, en }: Brand) => ({ zh: `${zh}钱包`, en: `${en} Wallet` });

const APPS: readonly WebApp[] = [
  {
    root: new URL("../apps/console/dist/", import.meta.url).pathname,
    prefix: "/console/",
    title: ({ zh, en }) => ({ zh: `${zh}客服台`, en: `${en} Desk` }),
  },
  {
    root: new URL("../apps/wallet/dist/", import.meta.url).pathname,
    prefix: "/",
    title: walletTitle,
  },
];

const PAGE = "index.html";
const MANIFEST = "manifest.webmanifest";
const HIDDEN = { schema: { hide: true } as Record<string, unknown> };

/**
 * Serves the two built web apps: the wallet at `/`, the console at `/console/`. The page and the
 * manifest carry the operator's name, so they are written here; all other files go as they are.
 */
export async function serveApps(http: FastifyInstance, { brand }: Config): Promise<void> {
  http.get("/console", HIDDEN, (_, reply) => reply.redirect("/console/"));
  const built = APPS.filter(({ root }) => existsSync(root));
  for (const [index, app] of built.entries()) {
    await http.register(fastifyStatic, {
      root: app.root,
      prefix: app.prefix,
      decorateReply: index === 0,
      wildcard: false,
      globIgnore: [`${PAGE}*`, `${MANIFEST}*`],
      immutable: true,
      maxAge: "1y",
      preCompressed: true,
      // The service worker must be asked for again; hashed assets never change.
      setHeaders: (reply, path) => {
        if (!/\/assets\//.test(path)) reply.header("cache-control", "no-cache");
      },
    });
    servePage(http, app, brand);
    if (existsSync(join(app.root, MANIFEST))) serveManifest(http, app, brand);
  }
}

function servePage(http: FastifyInstance, { root, prefix, title }: WebApp, brand: Brand): void {
  const file = readFileSync(join(root, PAGE), "utf8");
  const pages = {
    zh: namedPage(file, title(brand).zh, brand),
    en: namedPage(file, title(brand).en, brand),
  };
  http.get(`${prefix}*`, HIDDEN, (request, reply) => {
    if (/^\/(v1|sandbox-api|assets|console\/assets)\//.test(request.url)) {
      return reply.callNotFound();
    }
    return answer(reply, "text/html; charset=utf-8").send(pages[requestLanguage(request)]);
  });
}

/** The script on the page reads the names from there: no request, and no other name before it. */
function namedPage(file: string, title: string, brand: Brand): string {
  const names = `<meta name="jinnang-brand" content="${escapeHtml(JSON.stringify(brand))}" />`;
  // Functions, because a name may hold a "$&" that a replacement text would fill in.
  return file.replace(/<title>[^<]*<\/title>/, () => `<title>${escapeHtml(title)}</title>${names}`);
}

function serveManifest(http: FastifyInstance, { root, prefix }: WebApp, brand: Brand): void {
  const built = JSON.parse(readFileSync(join(root, MANIFEST), "utf8")) as Record<string, unknown>;
  http.get(prefix + MANIFEST, HIDDEN, (request: FastifyRequest, reply) => {
    const language = requestLanguage(request);
    const name = { name: walletTitle(brand)[language], short_name: brand[language] };
    const words = { zh: {}, en: { description: "Your money and its service", lang: "en" } };
    const manifest = { ...built, ...name, ...words[language] };
    return answer(reply, "application/manifest+json").send(JSON.stringify(manifest));
  });
}

/** Asked for again every time: the names and the files they lead to change with a release. */
function answer(reply: FastifyReply, type: string): FastifyReply {
  return reply.header("cache-control", "no-cache").header("vary", "accept-language").type(type);
}

function escapeHtml(text: string): string {
  const entities: Record<string, string> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
  };
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}
