import type { Language } from "../../../platform/http/errors.ts";

/** Sentences of an order's page, by code. `{name}` is filled by the caller. */
type Text = Readonly<Record<Language, string>>;

export const timelineTexts: Readonly<Record<string, Text>> = {
  top_up_created: { zh: "您发起了充值", en: "You started the top-up" },
  top_up_sent: { zh: "银行已受理，等待扣款结果", en: "The bank has it; waiting for its answer" },
  bank_unreachable: {
    zh: "暂时联系不上银行，我们会自动继续查询",
    en: "The bank could not be reached; we keep asking by ourselves",
  },
  bank_asked: { zh: "已向银行查询，银行仍在处理", en: "We asked the bank; it is still working" },
  bank_debited: { zh: "银行已扣款，金额已到账", en: "The bank debited; the money has arrived" },
  top_up_failed: { zh: "充值失败", en: "The top-up failed" },
  late_debit: {
    zh: "银行事后报告已扣款，我们已要求银行退回，1–3 个工作日到账",
    en: "The bank reported a late debit; we asked it to return the money in 1–3 working days",
  },
  payment_created: { zh: "订单已创建，等待您确认", en: "Order made; waiting for your PIN" },
  payment_refused: { zh: "付款未成功，没有扣款", en: "The payment was refused; no money moved" },
  payment_succeeded: { zh: "付款成功", en: "Paid" },
  cancelled: { zh: "您取消了订单", en: "You cancelled the order" },
  expired: { zh: "超过 15 分钟未确认，订单已关闭", en: "Not confirmed in 15 minutes; closed" },
  refund_by_merchant: { zh: "商户退款，已到余额", en: "Refunded by the merchant to your balance" },
  refund_by_staff: { zh: "客服退款，已到余额", en: "Refunded by our staff to your balance" },
  credit_granted: { zh: "补偿金已到余额", en: "A goodwill credit reached your balance" },
};

export const reasonTexts: Readonly<Record<string, Text>> = {
  insufficient_funds: { zh: "钱包余额不足", en: "Not enough money in the wallet" },
  limit_exceeded: { zh: "超过限额", en: "Above your limit" },
  merchant_closed: { zh: "商户不营业", en: "The merchant is closed" },
  wallet_locked: { zh: "钱包已锁定", en: "The wallet is locked" },
  code_expired: { zh: "收款码已过期", en: "The code has expired" },
  confirmation_required: { zh: "需要重新输入支付密码", en: "The PIN must be entered again" },
  order_expired: { zh: "超时未确认", en: "Not confirmed in time" },
  cancelled_by_customer: { zh: "您已取消", en: "Cancelled by you" },
  insufficient_bank_funds: { zh: "银行账户余额不足", en: "Not enough money at the bank" },
  bank_account_closed: { zh: "银行账户已销户或停用", en: "The bank account is closed" },
  bank_refused: { zh: "银行拒绝了扣款", en: "The bank refused the debit" },
  bank_did_not_debit: { zh: "银行确认没有扣款", en: "The bank says it did not debit" },
  bank_no_answer: { zh: "银行 24 小时没有答复", en: "The bank did not answer for 24 hours" },
};

export const nextTexts: Readonly<Record<string, Text>> = {
  top_up_created: {
    zh: "正在提交给银行，通常几秒内完成。",
    en: "It is on its way to the bank; this normally takes seconds.",
  },
  top_up_pending: {
    zh: "银行正在处理。我们会在 {time} 自动查询，您无需重复充值。",
    en: "The bank has it. We check by ourselves at {time}; you need not top up again.",
  },
  top_up_failed: {
    zh: "没有资金入账。您可以重新充值，或换一个银行账户。",
    en: "No money arrived. You can top up again or use another bank account.",
  },
  top_up_failed_debited: {
    zh: "如果银行已经扣款，银行会在 1–3 个工作日内退回原账户。",
    en: "If the bank debited you, it returns the money in 1–3 working days.",
  },
  payment_created: {
    zh: "请在 {time} 前输入支付密码确认。",
    en: "Confirm with your PIN before {time}.",
  },
};

/** The text of a code; an unknown code is a mistake of ours, so it shows itself. */
export function textOf(
  texts: Readonly<Record<string, Text>>,
  code: string,
  language: Language,
  fields: Readonly<Record<string, string>> = {},
): string {
  const text = texts[code]?.[language] ?? code;
  return text.replace(/\{(\w+)\}/g, (_, name: string) => fields[name] ?? "");
}
