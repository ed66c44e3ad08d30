import { z } from "zod";
import { channel } from "../channel.ts";

/** A message is what a person types at once; longer things are files. */
export const TEXT_LENGTH_MAX = 2_000;

/** The chat in our own app: signed in on both sides, so nothing comes from or goes outside. */
export const chat = channel({
  id: "chat",
  live: true,
  threading: "one",
  bounds: { textLengthMax: TEXT_LENGTH_MAX, attachmentsMax: 0 },
  settings: z.object({}).default({}),
});
