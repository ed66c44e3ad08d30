import { Readable } from "node:stream";
import { z } from "zod";
import { CAREFUL, COST, idParams, RELAXED, route } from "../http/route.ts";
import { refuse } from "./errors.ts";
import { contentDisposition } from "./names.ts";
import { openFile } from "./read.ts";
import { receiveFile, tooLarge } from "./receive.ts";
import type { Bytes } from "./seal.ts";
import { FILE_BYTES_MAX } from "./types.ts";

const SIGNED_IN = [
  ...["customer", "merchant", "agent", "supervisor", "teller"],
  ...["compliance", "finance", "admin"],
] as const;

const NAME_LENGTH_MAX = 255;

const fileSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    mediaType: z.string(),
    bytes: z.number().int(),
    sha256: z.string(),
  })
  .meta({ id: "File" });

/** Uploads and downloads of every module; what a file is for, the module's own routes say. */
export const fileRoutes = [
  route({
    method: "POST",
    url: "/v1/files",
    summary: "Upload one file as it is; hand its id in within a day, or it is destroyed",
    allow: [...SIGNED_IN],
    limit: CAREFUL,
    cost: COST.upload,
    bytes: true,
    query: z.object({ name: z.string().max(NAME_LENGTH_MAX).default("") }),
    answer: fileSchema,
    status: 201,
    transaction: "none",
    handler: async ({ app, actor, query, request }) => {
      if (request.headers["content-type"] !== "application/octet-stream") {
        throw refuse("file_expected");
      }
      const announced = Number(request.headers["content-length"] ?? 0);
      if (announced > FILE_BYTES_MAX) throw tooLarge(FILE_BYTES_MAX);
      // A refusal must reach the sender: the rest of the body is then read and thrown away.
      const body = request.raw.iterator({ destroyOnReturn: false }) as Bytes;
      return receiveFile(app, actor, { name: query.name, body });
    },
  }),
  route({
    method: "GET",
    url: "/v1/files/:id",
    summary: "Download a file that belongs to something one may see",
    allow: [...SIGNED_IN],
    limit: RELAXED,
    params: idParams,
    answer: z.null(),
    raw: "application/octet-stream",
    reads: "handler",
    handler: async ({ tx, actor, params, reply }) => {
      const file = await openFile(tx, actor, params.id);
      reply
        .type(file.mediaType)
        .header("content-length", file.bytes)
        .header("content-disposition", contentDisposition(file.name))
        .header("content-security-policy", "default-src 'none'; sandbox")
        .header("x-content-type-options", "nosniff")
        .header("cache-control", "private, no-store");
      reply.send(Readable.from(file.body));
      return null;
    },
  }),
];
