import type { NextText, RailWay } from "../orders/kind.ts";
import type { OrderRecord } from "../orders/types.ts";
import type { Viewer } from "../orders/viewer.ts";
import { railWayOf } from "./registry.ts";

/** What happens next with an order that goes by a rail, in the words of its rail. */
export function railNext(way: RailWay): (order: OrderRecord, viewer: Viewer) => NextText | null {
  return (order, { app }) => {
    const { texts, steps, reasons } = railWayOf(app, order.rail ?? "", way);
    if (order.state === "created") return { text: texts.next.created };
    if (order.state === "pending") return { text: texts.next.pending, at: order.next_check_at };
    if (order.state !== "failed") return null;
    const late = order.timeline.some(({ code }) => code === steps.late);
    const perhapsMoved = late || order.reason === reasons.noAnswer;
    return { text: perhapsMoved ? texts.next.failedPerhapsMoved : texts.next.failed };
  };
}
