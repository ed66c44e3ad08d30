import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { importsOf } from "./tree/imports.ts";
import { sourceFiles } from "./tree/sources.ts";

/**
 * Every address of both apps. Links in articles, messages and bookmarks lead to them, so that one
 * is renamed or taken away only on purpose: then this list changes in the same commit.
 */
const ADDRESSES: Record<string, readonly string[]> = {
  wallet: [
    "/",
    "/banks",
    "/cases",
    "/cases/$id",
    "/channels",
    "/chat",
    "/complain",
    "/forgot",
    "/help",
    "/help/$slug",
    "/inbox",
    "/lock",
    "/me",
    "/merchant/$id",
    "/merchant/$id/code",
    "/merchant/$id/members",
    "/orders",
    "/orders/$id",
    "/pay",
    "/sandbox",
    "/security",
    "/security/email",
    "/security/lock",
    "/security/password",
    "/security/pin",
    "/security/recovery",
    "/sign-in",
    "/sign-up",
    "/top-up",
    "/welcome",
  ],
  console: [
    "/",
    "/alarms",
    "/articles",
    "/articles/$slug",
    "/articles/new",
    "/audit",
    "/audit/security",
    "/cases",
    "/cases/$id",
    "/conflicts",
    "/customers/$id",
    "/enrol",
    "/learning",
    "/ledger",
    "/ledger/trial-balance",
    "/merchants",
    "/my-settings",
    "/overview",
    "/proposals",
    "/search",
    "/sign-in",
    "/staff",
  ],
};

const files = sourceFiles();

/** The paths in an app's table of routes; a path stands there as text and nowhere else. */
function addressesOf(app: string): string[] {
  const routes = new URL(`../../apps/${app}/src/app/routes.tsx`, import.meta.url);
  const text = readFileSync(routes, "utf8");
  const found = [...text.matchAll(/(?:screen\(\s*|\bpath: )"(\/[^"]*)"/g)].map(([, path]) => path);
  return found.filter((path) => path !== undefined).sort();
}

describe("the addresses of the apps", () => {
  for (const [app, addresses] of Object.entries(ADDRESSES)) {
    it(`are these of the ${app} and no others, each once`, () => {
      assert.deepEqual(addressesOf(app), addresses);
    });
    it(`are the only ones that the ${app}'s own links lead to`, () => {
      const links = files
        .filter(({ path }) => path.startsWith(`apps/${app}/src/`))
        .flatMap(({ path, text }) =>
          [...text.matchAll(/\b(?:to=|to: )"(\/[^"]*)"/g)].map(([, to]) => `${path}: ${to}`),
        );
      assert.ok(links.length > 10, "links are found");
      const broken = links.filter((link) => !addresses.includes(link.split(": ")[1] ?? ""));
      assert.deepEqual(broken, []);
    });
  }
  it("are the same table that both apps start from", () => {
    for (const app of Object.keys(ADDRESSES)) {
      const main = files.find(({ path }) => path === `apps/${app}/src/app/main.tsx`);
      assert.ok(main && importsOf(main).includes(`apps/${app}/src/app/routes.tsx`));
    }
  });
});

describe("the wallet's calls", () => {
  it("stand in data.ts of each feature, where their keys are as well", () => {
    const elsewhere = files
      .filter(({ path }) => path.startsWith("apps/wallet/src/"))
      .filter(({ path }) => !/\/data\.ts$|\/shared\/me\.ts$|\/app\/main\.tsx$/.test(path))
      .filter(({ text }) => /\bapi\.(GET|POST|PUT|PATCH|DELETE)\(/.test(text));
    assert.deepEqual(
      elsewhere.map(({ path }) => path),
      [],
    );
  });
});
