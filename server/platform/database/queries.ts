import { statement } from "./statement.ts";

export const insertMark = statement<[name: string, now: Date]>(
  "platform.insertMark",
  `insert into platform.mark (name, at) values ($1, $2) on conflict (name) do nothing`,
);

export const marks = statement<[], { name: string }>(
  "platform.marks",
  `select name from platform.mark`,
);
