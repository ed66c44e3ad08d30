import type { EventTypes } from "./event-types.ts";
import type { webhooks } from "./schema.ts";

/** Whose screens hear of an event. Staff include those who hear of it by their role. */
export type Audience = keyof EventTypes;

/** Every type that the audience hears of: an app lists its handlers by these. */
export type EventType<A extends Audience = Audience> = EventTypes[A];

/** What an event of the type carries, as on the stream and in a webhook's `data`. */
export type EventData<T extends EventType> =
  webhooks[T]["post"]["requestBody"]["content"]["application/json"]["data"];
