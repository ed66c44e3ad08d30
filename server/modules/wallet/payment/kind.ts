import { wordText } from "@jinnang/words";
import { z } from "zod";
import { merchantSide } from "../orders/counterparties.ts";
import type { OrderKindSpec } from "../orders/kind.ts";
import { PAYMENT_OPEN_MINUTES } from "../rules/times.ts";

/** Paying a merchant. The order waits for its PIN; a refused try leaves it open. */
export const paymentKind: OrderKindSpec = {
  name: wordText("orderKind", "payment"),
  direction: "out",
  starts: ["created"],
  moves: { created: ["succeeded", "cancelled", "expired"] },
  customerMayCancel: ["created"],
  detail: z.null(),
  counterparty: merchantSide,
  limits: ["per_payment", "per_day"],
  notices: {},
  texts: {
    steps: {
      payment_created: { zh: "订单已创建，等待您确认", en: "Order made; waiting for your PIN" },
      payment_refused: {
        zh: "付款未成功，没有扣款",
        en: "The payment was refused; no money moved",
      },
      payment_succeeded: { zh: "付款成功", en: "Paid" },
      cancelled: { zh: "您取消了订单", en: "You cancelled the order" },
      expired: {
        zh: `超过 ${PAYMENT_OPEN_MINUTES} 分钟未确认，订单已关闭`,
        en: `Not confirmed in ${PAYMENT_OPEN_MINUTES} minutes; closed`,
      },
    },
    reasons: {
      insufficient_funds: { zh: "钱包余额不足", en: "Not enough money in the wallet" },
      limit_exceeded: { zh: "超过限额", en: "Above your limit" },
      merchant_closed: { zh: "商户不营业", en: "The merchant is closed" },
      wallet_locked: { zh: "钱包已锁定", en: "The wallet is locked" },
      recovery_hold: {
        zh: "找回密码后付款暂停",
        en: "Payments wait after a password recovery",
      },
      pay_code_expired: { zh: "收款码已过期", en: "The code has expired" },
      confirmation_required: { zh: "需要重新输入支付密码", en: "The PIN must be entered again" },
      order_expired: { zh: "超时未确认", en: "Not confirmed in time" },
      cancelled_by_customer: { zh: "您已取消", en: "Cancelled by you" },
    },
  },
  next: (order) => (order.state === "created" ? { text: CONFIRM, at: order.expires_at } : null),
};

const CONFIRM = {
  zh: "请在 {time} 前输入支付密码确认。",
  en: "Confirm with your PIN before {time}.",
};
