import type { App } from "../../../platform/app.ts";
import { railWayOf } from "../rails/registry.ts";
import { kindOf } from "./kinds.ts";
import type { Text } from "./text.ts";
import type { OrderRecord } from "./types.ts";

type Named = Pick<OrderRecord, "kind" | "rail">;

/** The timeline's sentence for a key: the kind's own, or that of the rail the money takes. */
export function stepText(app: App, order: Named, key: string): Text | undefined {
  return kindOf(app, order.kind).texts.steps[key] ?? railTexts(app, order)?.steps[key];
}

/** The sentence for a reason, found in the same way. */
export function reasonText(app: App, order: Named, key: string): Text | undefined {
  return kindOf(app, order.kind).texts.reasons[key] ?? railTexts(app, order)?.reasons[key];
}

function railTexts(app: App, order: Named) {
  const way = kindOf(app, order.kind).rail?.direction;
  return way && order.rail !== null ? railWayOf(app, order.rail, way).texts : undefined;
}
