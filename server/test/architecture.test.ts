import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { modules } from "../modules/index.ts";
import { allStatements } from "../platform/database/database.ts";
import { testConfig } from "./harness.ts";
import { findCircle, importsOf } from "./tree/imports.ts";
import { longFunctions, runsOf, sourceFiles } from "./tree/sources.ts";

/** Who may import whom: DESIGN's arrows. Everything may import the platform. */
const ARROWS: Record<string, readonly string[]> = {
  ledger: [],
  calendar: [],
  notify: [],
  help: [],
  risk: [],
  identity: ["notify", "risk"],
  wallet: ["ledger", "identity", "risk", "notify", "calendar"],
  conversations: ["identity", "notify", "calendar"],
  cases: ["wallet", "conversations", "identity", "calendar", "notify"],
  webhooks: ["identity"],
  assist: ["help", "wallet", "cases", "conversations", "identity"],
  desk: [
    ...["ledger", "calendar", "notify", "risk", "identity", "wallet", "help"],
    ...["conversations", "cases", "webhooks"],
  ],
};

const FUNCTION_LINES_MAX = 70;
const FILE_LINES_MAX = 300;
const LINE_COLUMNS_MAX = 100;
/** Two screens of two libraries begin alike; a longer run of equal lines is one thing twice. */
const SAME_LINES_MAX = 12;

/** Texts, the end of a text that began on an earlier line, and regular expressions. */
const UNBREAKABLE =
  /"(?:[^"\\]|\\.)*"|`[^`]*`?|^[^`]*`[,;]?$|^\s*(?:\w.*= )?\/(?![*/]).+\/[a-z]*[,;]?$/g;

/** Which feature of an app may use files of which others; every other pair meets in shared/. */
const FEATURE_ARROWS: Record<string, Record<string, readonly string[]>> = {
  wallet: { chat: ["cases", "help"] },
  console: {
    inbox: ["conversation", "customer"],
    conversation: ["cases"],
    customer: ["cases"],
    proposals: ["cases"],
    search: ["cases"],
    overview: ["conversation"],
    learning: ["conversation", "inbox"],
    articles: ["learning"],
  },
};

const files = sourceFiles();
const config = await testConfig();
const moduleOf = (path: string) => /^server\/modules\/([^/]+)\//.exec(path)?.[1];

/** Where a file of an app stands: in the frame around everything, in a feature, or in shared. */
function roomOf(path: string): { app: string; floor: string; feature: string } | undefined {
  const [, app = "", floor = "", feature = ""] =
    /^apps\/([^/]+)\/src\/([^/]+)\/(?:([^/]+)\/)?/.exec(path) ?? [];
  return floor ? { app, floor, feature: floor === "features" ? feature : "" } : undefined;
}

describe("the arrows between modules", () => {
  const crossings = files
    .filter((file) => moduleOf(file.path))
    .flatMap((file) => importsOf(file).map((target) => ({ from: file.path, target })))
    .filter(({ from, target }) => moduleOf(target) && moduleOf(target) !== moduleOf(from));

  it("are those of the design and no others", () => {
    const wrong = crossings.filter(({ from, target }) => {
      const allowed = ARROWS[moduleOf(from) ?? ""] ?? [];
      return !allowed.includes(moduleOf(target) ?? "");
    });
    assert.deepEqual(wrong, []);
  });
  it("lead only to a module's door", () => {
    const around = crossings.filter(
      ({ target }) => target !== `server/modules/${moduleOf(target)}/index.ts`,
    );
    assert.deepEqual(around, []);
  });
  it("never lead from the platform to a module, nor from a module to the server's start", () => {
    const wrong = files.flatMap((file) =>
      importsOf(file)
        .filter((target) => {
          if (/^server\/platform\//.test(file.path))
            return /^server\/(modules|sandbox)\//.test(target);
          if (!moduleOf(file.path)) return false;
          return /^server\/(server|main|web)\.ts$|^server\/sandbox\//.test(target);
        })
        .map((target) => `${file.path} → ${target}`),
    );
    assert.deepEqual(wrong, []);
  });
  it("let the sandbox use the platform and doors only, the one for setting up included", () => {
    const wrong = files
      .filter(({ path }) => /^server\/sandbox\//.test(path))
      .flatMap((file) => importsOf(file).map((target) => `${file.path} → ${target}`))
      .filter((arrow) => {
        const [, target = ""] = arrow.split(" → ");
        return moduleOf(target) !== undefined && !/\/(index|setup)\.ts$/.test(target);
      });
    assert.deepEqual(wrong, []);
  });
  it("let the apps reach the server only through the client", () => {
    const wrong = files
      .filter(({ path }) => /^(apps|packages)\//.test(path))
      .flatMap((file) => importsOf(file).map((target) => `${file.path} → ${target}`))
      .filter((arrow) => / → (server|scripts)\//.test(arrow));
    assert.deepEqual(wrong, []);
  });
  it("close no circle of files", () => {
    const graph = new Map(files.map((file) => [file.path, importsOf(file)]));
    assert.equal(findCircle(graph)?.join(" → "), undefined);
  });
});

describe("the floors of the apps: app above features above shared", () => {
  const crossings = files.flatMap((file) => {
    const from = roomOf(file.path);
    return importsOf(file).flatMap((target) => {
      const to = roomOf(target);
      return from && to ? [{ from, to, arrow: `${file.path} → ${target}` }] : [];
    });
  });
  const floors = ["shared", "features", "app"];

  it("hold every file of both", () => {
    const outside = files
      .filter(({ path }) => /^apps\/[^/]+\/src\//.test(path))
      .filter(({ path }) => !floors.includes(roomOf(path)?.floor ?? ""));
    assert.deepEqual(
      outside.map(({ path }) => path),
      [],
    );
  });
  it("let nothing look up to the floor above it, nor into the other app", () => {
    const wrong = crossings.filter(
      ({ from, to }) =>
        from.app !== to.app || floors.indexOf(from.floor) < floors.indexOf(to.floor),
    );
    assert.deepEqual(
      wrong.map(({ arrow }) => arrow),
      [],
    );
  });
  it("let a feature use another's files only as the table says, and the table says no more", () => {
    const used = crossings
      .filter(({ from, to }) => from.feature && to.feature && from.feature !== to.feature)
      .map(({ from, to }) => `${from.app}: ${from.feature} → ${to.feature}`);
    const allowed = Object.entries(FEATURE_ARROWS).flatMap(([app, arrows]) =>
      Object.entries(arrows).flatMap(([from, targets]) =>
        targets.map((target) => `${app}: ${from} → ${target}`),
      ),
    );
    assert.deepEqual(new Set(used), new Set(allowed));
  });
  it("close no circle between features", () => {
    for (const arrows of Object.values(FEATURE_ARROWS)) {
      const graph = new Map(Object.entries(arrows).map(([from, to]) => [from, [...to]]));
      assert.equal(findCircle(graph)?.join(" → "), undefined);
    }
  });
});

describe("one word per module", () => {
  const routes = modules(config).flatMap(({ name, routes = [] }) =>
    routes.map((route) => ({
      name,
      url: route.url,
      method: route.method,
      // A reader that refuses every change; a POST whose words may stand in no URL has one too.
      looks: route.method === "GET" || route.transaction === "none",
    })),
  );

  it("begins every URL of the module", () => {
    const wrong = routes.filter(
      ({ name, url }) =>
        name !== "sandbox" && !url.startsWith(`/v1/${name}/`) && url !== `/v1/${name}`,
    );
    assert.deepEqual(wrong, []);
  });
  it("keeps the sandbox's URLs apart from the API", () => {
    const wrong = routes.filter(
      ({ name, url }) => name === "sandbox" && !url.startsWith("/sandbox-api/"),
    );
    assert.deepEqual(wrong, []);
  });
  it("lets the desk only look", () => {
    const changing = routes.filter(({ name, looks }) => name === "desk" && !looks);
    assert.deepEqual(changing, []);
  });
  it("names every statement and the only schema its SQL names, but for published views", () => {
    const schemas = [...Object.keys(ARROWS), "platform", "graphile_worker", "sandbox"];
    const reference = new RegExp(`\\b(${schemas.join("|")})\\.(\\w+)`, "g");
    const wrong = [...allStatements()].flatMap(({ name, text }) => {
      const [own = ""] = name.split(".");
      if (!schemas.includes(own)) return [`${name}: no module of that name`];
      return [...text.matchAll(reference)]
        .filter(([, schema, table]) => schema !== own && !table?.endsWith("_card"))
        .filter(([, schema]) => !(own === "platform" && schema === "graphile_worker"))
        .map(([found]) => `${name}: ${found}`);
    });
    assert.deepEqual(wrong, []);
  });
});

describe("the size of things", () => {
  it(`keeps functions within ${FUNCTION_LINES_MAX} lines`, () => {
    assert.deepEqual(
      files.flatMap((file) => longFunctions(file, FUNCTION_LINES_MAX)),
      [],
    );
  });
  it(`keeps files within ${FILE_LINES_MAX} lines`, () => {
    const long = files.filter(({ text }) => text.split("\n").length - 1 > FILE_LINES_MAX);
    assert.deepEqual(
      long.map(({ path }) => path),
      [],
    );
  });
  it(`keeps code within ${LINE_COLUMNS_MAX} columns; only a sentence or a pattern may run over`, () => {
    const long = files.flatMap(({ path, text }) =>
      text.split("\n").flatMap((line, index) => {
        const code = line.replace(UNBREAKABLE, '""');
        return [...code].length > LINE_COLUMNS_MAX ? [`${path}:${index + 1}`] : [];
      }),
    );
    assert.deepEqual(long, []);
  });
  it(`lets the two apps share what they would write twice: ${SAME_LINES_MAX} lines at most`, () => {
    const runs = new Map<string, string>();
    const twice = files
      .filter(({ path }) => /^apps\/.*\/src\//.test(path))
      .flatMap((file) => runsOf(file, SAME_LINES_MAX + 1))
      .filter(({ run, place }) => {
        const first = runs.get(run) ?? place;
        runs.set(run, first);
        return first.split("/")[1] !== place.split("/")[1];
      });
    assert.deepEqual(
      twice.map(({ run, place }) => `${place} = ${runs.get(run)}`),
      [],
    );
  });
  it("leaves nothing for later", () => {
    const marks = new RegExp(
      `\\b(${["TO", "FIX"].map((w) => `${w}${w === "TO" ? "DO" : "ME"}`).join("|")})\\b`,
    );
    const found = files.filter(({ text }) => marks.test(text)).map(({ path }) => path);
    assert.deepEqual(found, []);
  });
});
