// Mutation testing by command: `npm run mutate` changes the pure rules one operator at a time and
// counts how many changes the tests notice. `PART=ledger npm run mutate` takes another part.
const PARTS = {
  calendar: {
    mutate: [
      "server/modules/calendar/*.ts",
      "!server/modules/calendar/index.ts",
      "!server/modules/calendar/registry.ts",
    ],
    tests: ["calendar/working-days.test.ts", "calendar/working-days-left.test.ts"],
  },
  ledger: {
    mutate: [
      "server/modules/ledger/post/decide.ts",
      "server/modules/ledger/post/apply-transfer.ts",
    ],
    tests: ["ledger/model.test.ts"],
  },
};

const name = process.env.PART ?? "calendar";
const part = PARTS[name];
if (!part) throw new Error(`PART is one of ${Object.keys(PARTS).join(", ")}`);
const tests = part.tests.map((file) => `server/test/${file}`).join(" ");

export default {
  mutate: part.mutate,
  testRunner: "command",
  commandRunner: { command: `node_modules/.bin/node --test ${tests}` },
  reporters: ["clear-text"],
  clearTextReporter: { reportTests: false, logTests: false },
  concurrency: 2,
  tempDirName: ".build/mutants",
  ignorePatterns: ["data", "apps", "docs", "bench", ".ci"],
  // Node runs the sources as they are; the compiler's settings need no rewriting.
  tsconfigFile: "tsconfig.none.json",
};
