import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { findCircle, importsWithTypes } from "./tree/imports.ts";
import { sourceFiles } from "./tree/sources.ts";

/**
 * Inside a module each folder holds one thing. These are all the arrows between them, imports of
 * types included; what is not here is refused, so a folder can be read without those above it.
 */
const ROOMS: Record<string, Record<string, readonly string[]>> = {
  ledger: { post: [], accounts: ["post"], proof: ["post"] },
  identity: {
    people: [],
    locks: ["people"],
    factors: ["people", "locks"],
    sessions: ["people", "locks", "factors"],
    customers: ["people", "locks", "factors", "sessions"],
    staff: ["people", "locks", "factors", "sessions"],
    verification: ["people", "locks", "factors", "sessions"],
    partners: ["people", "locks", "factors", "sessions"],
  },
  wallet: {
    orders: [],
    rules: [],
    wallets: [],
    instruments: [],
    rails: [],
    merchants: ["orders", "rules", "wallets"],
    "top-up": ["orders", "rules", "wallets", "instruments", "rails"],
    payment: ["orders", "rules", "wallets", "merchants"],
    refund: ["orders", "rules", "wallets", "merchants"],
    credit: ["orders", "rules", "wallets"],
  },
  help: {
    articles: [],
    recognise: [],
    search: ["articles", "recognise"],
    directory: ["articles"],
    training: ["articles", "recognise", "search"],
    editing: ["articles", "training"],
    learning: ["articles", "recognise", "search", "training"],
  },
  conversations: {
    channels: [],
    outgoing: [],
    threads: ["channels"],
    queue: ["channels", "threads"],
    talking: ["channels", "threads", "queue", "outgoing"],
    figures: ["threads", "queue"],
  },
  cases: {
    file: [],
    evidence: ["file"],
    obligations: ["file", "evidence"],
    guards: ["file"],
    actions: ["file", "evidence", "obligations", "guards"],
    flow: ["file", "evidence", "obligations", "guards", "actions"],
    figures: ["file", "obligations"],
  },
};

/**
 * What everything else of a module stands on. These folders may use each other; that no files close
 * a circle keeps them readable.
 */
const GROUND: Record<string, readonly string[]> = {
  wallet: ["orders", "rules", "wallets", "instruments", "rails"],
  help: ["articles", "recognise"],
};

/**
 * Registries name every entry of their socket, wherever it stands; entries fill an interface of the
 * registry's folder. They are the only files that look up.
 */
const REGISTRIES: Record<string, string> = {
  "server/modules/wallet/orders/kinds.ts": "kind.ts",
  "server/modules/wallet/rails/registry.ts": "rail.ts",
};

const MODULES = "server/modules/";
const files = sourceFiles();

function roomOf(path: string): { module: string; room: string; file: string } | undefined {
  if (!path.startsWith(MODULES)) return undefined;
  const [module = "", room = "", ...rest] = path.slice(MODULES.length).split("/");
  return rest.length > 0 ? { module, room, file: rest.join("/") } : undefined;
}

function isGround({ module, room }: { module: string; room: string }): boolean {
  return GROUND[module]?.includes(room) === true;
}

const arrows = files.flatMap((file) => {
  const from = roomOf(file.path);
  if (!from || !(from.module in ROOMS)) return [];
  return importsWithTypes(file).flatMap((target) => {
    const to = roomOf(target);
    if (to?.module !== from.module || to.room === from.room) return [];
    return [{ path: file.path, target, from, to }];
  });
});

describe("the folders inside a module", () => {
  it("are all in the table of arrows", () => {
    const missing = files.flatMap(({ path }) => {
      const place = roomOf(path);
      const rooms = place && ROOMS[place.module];
      return rooms && !(place.room in rooms) ? [`${place.module}/${place.room}`] : [];
    });
    assert.deepEqual(new Set(missing), new Set());
  });
  it("use only those that the table says", () => {
    const wrong = arrows
      .filter(({ from, to }) => !ROOMS[from.module]?.[from.room]?.includes(to.room))
      .filter(({ from, to }) => !isGround(from) || !isGround(to))
      .filter(({ path, to }) => REGISTRIES[path] !== to.file)
      .map(({ path, target }) => `${path} → ${target}`);
    assert.deepEqual(wrong, []);
  });
  it("never use what only collects them: routes, jobs, the doors", () => {
    const wrong = files.flatMap((file) => {
      const from = roomOf(file.path);
      if (!from) return [];
      const collects = new RegExp(`^${MODULES}${from.module}/(index|routes|jobs|setup)\\.ts$`);
      return importsWithTypes(file)
        .filter((target) => collects.test(target))
        .map((target) => `${file.path} → ${target}`);
    });
    assert.deepEqual(wrong, []);
  });
  it("close no circle", () => {
    for (const [module, rooms] of Object.entries(ROOMS)) {
      const circle = findCircle(new Map(Object.entries(rooms)));
      assert.equal(circle?.join(" → "), undefined, module);
    }
  });
});

describe("files", () => {
  it("close no circle, imports of types included", () => {
    const graph = new Map(files.map((file) => [file.path, importsWithTypes(file)]));
    assert.equal(findCircle(graph)?.join(" → "), undefined);
  });
});

/** What a file of a role is called; other spellings of the same role stand beside them for ever. */
const SPELLINGS: Record<string, RegExp> = {
  "queries.ts or queries-<part>.ts": /(?<!^)-queries\.ts$/,
  "routes.ts or <part>-routes inside its own folder": /^routes-.+\.ts$/,
  "texts.ts": /^(words|.+-words)\.ts$/,
  "schemas.ts": /^shapes\.ts$/,
  "errors.ts": /^refusals\.ts$/,
};

describe("one naming per role", () => {
  it("holds in every module", () => {
    const wrong = files.flatMap(({ path }) => {
      if (!path.startsWith(MODULES)) return [];
      const name = path.slice(path.lastIndexOf("/") + 1);
      return Object.entries(SPELLINGS)
        .filter(([, spelling]) => spelling.test(name))
        .map(([right]) => `${path}: ${right}`);
    });
    assert.deepEqual(wrong, []);
  });
});
