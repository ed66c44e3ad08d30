import { toDecimal } from "@jinnang/money";
import { word } from "@jinnang/words";
import type { Reader } from "../../../platform/database/database.ts";
import type { Language } from "../../../platform/http/errors.ts";
import { localTimeIso } from "../../../platform/local-time.ts";
import { csvLine, csvText } from "../../../platform/text/csv.ts";
import { kindOf } from "./kinds.ts";
import { listOrders } from "./list-orders.ts";
import type { OrderFilters } from "./schemas.ts";
import type { OrderRecord } from "./types.ts";
import { orderView } from "./view.ts";
import type { Viewer } from "./viewer.ts";

/** Read and sent at once: others are served between two pages. */
const PAGE_LINES = 200;
/** Without this mark Excel reads UTF-8 as something else and garbles Chinese. */
const BYTE_ORDER_MARK = "\uFEFF";

/**
 * All of the customer's orders as a CSV file (RFC 4180), in the caller's language and the
 * operator's time zone, in parts of a page each.
 */
export async function* statementCsv(
  reader: Reader,
  customerId: string,
  filters: OrderFilters,
  viewer: Viewer,
): AsyncGenerator<string> {
  yield `${BYTE_ORDER_MARK}${csvLine(headings[viewer.language])}\r\n`;
  let cursor: string | undefined;
  do {
    const page = await listOrders(reader, customerId, { ...filters, cursor, limit: PAGE_LINES });
    if (page.orders.length > 0) {
      yield page.orders.map((order) => `${lineOf(order, viewer)}\r\n`).join("");
    }
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
}

const headings: Readonly<Record<Language, readonly string[]>> = {
  zh: [
    "时间",
    "类型",
    "状态",
    "对方",
    "收入",
    "支出",
    "货币",
    "已退款",
    "凭证号",
    "备注",
    "订单号",
  ],
  en: [
    "Time",
    "Kind",
    "State",
    "Counterparty",
    "In",
    "Out",
    "Currency",
    "Refunded",
    "Receipt number",
    "Note",
    "Order",
  ],
};

/** Only what succeeded moved money, so only it stands in the columns that are added up. */
function lineOf(order: OrderRecord, viewer: Viewer): string {
  const { language, app } = viewer;
  const view = orderView(order, viewer);
  const moved = order.state === "succeeded" ? toDecimal(order.currency, order.amount_minor) : "";
  return csvLine([
    localTimeIso(order.created_at, app.config.timeZone),
    kindOf(app, order.kind).name[language],
    word("orderState", order.state, language),
    csvText(view.counterparty.name),
    view.direction === "in" ? moved : "",
    view.direction === "out" ? moved : "",
    order.currency,
    order.refunded_minor === 0n ? "" : toDecimal(order.currency, order.refunded_minor),
    order.receipt_number ?? "",
    csvText(order.note ?? ""),
    order.id,
  ]);
}
