import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { z } from "zod";
import { modules } from "../../modules/index.ts";
import { staffRoles } from "../../platform/http/permission.ts";
import type { AnyRoute } from "../../platform/http/route.ts";
import { platformRoutes } from "../../platform/http/routes.ts";
import { testConfig } from "../harness.ts";

const config = await testConfig();
const routes: readonly AnyRoute[] = [
  ...platformRoutes,
  ...modules(config).flatMap((module) => module.routes ?? []),
].filter(({ allow }) =>
  allow.some((caller: string) => (staffRoles as readonly string[]).includes(caller)),
);

/** Fields that only a person's data has. Names of staff stand in many answers and are no secret. */
const PERSONAL = /^(customer(Id|Name|Number)?|phone\w*|email\w*|holder\w*|redacted|description)$/;

/** The stream carries ids of events; what a screen then shows, it asks for by other routes. */
const STREAM = "/v1/live";

const name = ({ method, url }: AnyRoute) => `${method} ${url}`;

function fieldsOf(schema: unknown, found = new Set<string>()): Set<string> {
  if (typeof schema !== "object" || schema === null) return found;
  const { properties } = schema as { properties?: object };
  for (const field of Object.keys(properties ?? {})) found.add(field);
  for (const part of Object.values(schema)) fieldsOf(part, found);
  return found;
}

function isPersonal(route: AnyRoute): boolean {
  if (route.answer instanceof z.ZodNull && !route.raw) return false;
  if (route.raw) return route.url !== STREAM;
  // An act on a customer has an entry of its own; a look has only this.
  const looks = route.method === "GET" || route.url.startsWith("/v1/desk/");
  const shown = looks && route.url.includes("/customers/");
  const schema = z.toJSONSchema(route.answer, { io: "output", unrepresentable: "any" });
  return shown || [...fieldsOf(schema)].some((field) => PERSONAL.test(field));
}

describe("a route that shows staff a person's data", () => {
  it("says so in `reads`, so that nobody can look without an entry in the audit log", () => {
    const silent = routes.filter((route) => isPersonal(route) && route.reads === undefined);
    assert.deepEqual(silent.map(name), []);
    assert.ok(routes.filter(isPersonal).length > 20, "the rule still finds such routes");
  });
  it("leaves the writing to its handler only where the answer is a file", () => {
    const own = routes.filter(({ reads }) => reads === "handler");
    assert.deepEqual(own.map(name), ["GET /v1/files/:id"]);
  });
  it("is asked without a word of the person in the address", () => {
    const spoken = routes.filter(({ url, query }) => {
      const fields = query
        ? fieldsOf(z.toJSONSchema(query, { io: "input", unrepresentable: "any" }))
        : [];
      return (
        /phone|email/.test(url) ||
        [...fields].some((field) => /^(q|phone|email|reason)$/.test(field))
      );
    });
    assert.deepEqual(spoken.map(name), []);
  });
});
