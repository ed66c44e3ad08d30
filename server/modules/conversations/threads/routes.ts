import { z } from "zod";
import { RELAXED, route } from "../../../platform/http/route.ts";
import { openChannel } from "../channels/channels.ts";
import { refuse } from "../errors.ts";
import { takeInbound } from "./receive-inbound.ts";

/** Where outside channels bring their messages; each checks its own signature over the bytes. */

const channelParams = z.object({ channel: z.string().regex(/^[a-z][a-z0-9-]{0,30}$/) });
const URL = "/v1/conversations/channels/:channel/messages";

export const routes = [
  route({
    method: "POST",
    url: URL,
    summary: "A channel's signed message; stored as it came, then processed",
    allow: ["anyone"],
    crossSite: true,
    limit: RELAXED,
    params: channelParams,
    answer: z.string(),
    raw: "text/plain",
    // The answer goes out after the commit: what we have acknowledged is stored.
    transaction: "none",
    handler: async ({ app, params, request, reply }) => {
      const { rawBody: body = "" } = request;
      const given = { headers: firstOf(request.headers), query: firstOf(request.query), body };
      const acknowledgement = await app.database.transaction((tx) =>
        takeInbound(tx, params.channel, { ...given, now: tx.now }),
      );
      reply.type("text/plain").send(acknowledgement);
      return "";
    },
  }),
  route({
    method: "GET",
    url: URL,
    summary: "The handshake by which a channel proves that this address is ours",
    allow: ["anyone"],
    limit: RELAXED,
    params: channelParams,
    answer: z.string(),
    raw: "text/plain",
    handler: async ({ app, params, request, reply }) => {
      const open = openChannel(app, params.channel);
      if (!open?.channel.inbound?.challenge) throw refuse("channel_unknown");
      const answer = open.channel.inbound.challenge(firstOf(request.query), open.settings);
      if (answer === undefined) throw refuse("channel_signature_invalid");
      reply.type("text/plain").send(answer);
      return "";
    },
  }),
];

/** A header or parameter that came twice counts as its first value. */
function firstOf(fields: unknown): Record<string, string> {
  const given = Object.entries(fields as Record<string, string | string[] | undefined>);
  return Object.fromEntries(
    given.flatMap(([name, value]) => {
      const first = Array.isArray(value) ? value[0] : value;
      return first === undefined ? [] : [[name, first]];
    }),
  );
}
