import type { Text } from "./language.ts";

/** Kinds of orders. A kind stands here before it can be made; what can be made, the server says. */
export const orderKind = {
  top_up: { zh: "充值", en: "Top-up" },
  payment: { zh: "支付", en: "Payment" },
  send: { zh: "转账", en: "Transfer" },
  request: { zh: "收款", en: "Request" },
  refund: { zh: "退款", en: "Refund" },
  credit: { zh: "补偿", en: "Credit" },
  withdrawal: { zh: "提现", en: "Withdrawal" },
  exchange: { zh: "兑换", en: "Exchange" },
  authorisation: { zh: "预授权", en: "Authorisation" },
  pledge: { zh: "拼团", en: "Pledge" },
} as const satisfies Record<string, Text>;

export const orderState = {
  created: { zh: "待确认", en: "To confirm" },
  pending: { zh: "处理中", en: "In progress" },
  succeeded: { zh: "成功", en: "Done" },
  failed: { zh: "失败", en: "Failed" },
  cancelled: { zh: "已取消", en: "Cancelled" },
  expired: { zh: "已过期", en: "Expired" },
} as const satisfies Record<string, Text>;
