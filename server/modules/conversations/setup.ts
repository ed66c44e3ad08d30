/** The second door: what tests, the sandbox and an operator's own build need to add a channel. */
export {
  type Channel,
  channel,
  DeliveryRefused,
  type InboundItem,
} from "./channels/channel.ts";
export { channels } from "./channels/channels.ts";
