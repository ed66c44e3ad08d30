import type { App } from "../../../platform/app.ts";
import { defineRegistry, entriesOf, entryOf } from "../../../platform/registry.ts";
import type { Channel } from "./channel.ts";
import { chat } from "./chat/chat.ts";

/** The channels of the product; one more is one folder here and its line below. */
export const channels = defineRegistry<Channel>("channels", { chat });

export interface OpenChannel {
  readonly channel: Channel;
  /** Checked by the channel's own schema. */
  readonly settings: unknown;
}

/** The channel of that id with its settings; undefined when there is none or it is not set up. */
export function openChannel(app: App, id: string): OpenChannel | undefined {
  const channel = entryOf(app, channels, id);
  const settings = channel?.settings.safeParse(app.config.channels[id]);
  return channel && settings?.success ? { channel, settings: settings.data } : undefined;
}

/** The channel of a conversation, whether or not it is set up now. */
export function channelOf(app: App, id: string): Channel | undefined {
  return entryOf(app, channels, id);
}

/** Stops the start on settings that no channel understands, instead of losing messages later. */
export function checkChannelSettings(app: App): void {
  const known = entriesOf(app, channels);
  for (const [id, given] of Object.entries(app.config.channels)) {
    const channel = known[id];
    if (!channel) throw new Error(`CHANNELS names ${id}, which is no channel`);
    const parsed = channel.settings.safeParse(given);
    if (!parsed.success) throw new Error(`CHANNELS: settings of ${id}: ${parsed.error.message}`);
  }
}
