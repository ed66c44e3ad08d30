// Mutation testing by command: `npm run mutate` changes the calendar's rules one operator at a time
// and counts how many of the changes the tests notice.
export default {
  mutate: [
    "server/modules/calendar/*.ts",
    "!server/modules/calendar/index.ts",
    "!server/modules/calendar/registry.ts",
  ],
  testRunner: "command",
  commandRunner: {
    command:
      "node_modules/.bin/node --test server/test/calendar/working-days.test.ts " +
      "server/test/calendar/working-days-left.test.ts",
  },
  reporters: ["clear-text"],
  clearTextReporter: { reportTests: false, logTests: false },
  concurrency: 2,
  tempDirName: ".build/mutants",
  ignorePatterns: ["data", "apps", "docs", "bench", ".ci"],
  // Node runs the sources as they are; the compiler's settings need no rewriting.
  tsconfigFile: "tsconfig.none.json",
};
