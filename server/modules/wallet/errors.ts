import { moneyText } from "@jinnang/money";
import { defineRefusals, type Refusal } from "../../platform/http/errors.ts";

/**
 * Refusals of the wallet. Those with `noMoneyMoved` are certain of it; a repeat under an order that
 * moved money before takes it back with `afterMoney`.
 */
export const refuse = defineRefusals({
  insufficient_funds: {
    status: 409,
    noMoneyMoved: true,
    zh: { what: "余额不足，可用余额为 {availableText}。", next: "请先充值，再确认这笔付款。" },
    en: {
      what: "There is not enough money: {availableText} is available.",
      next: "Top up first, then confirm this payment again.",
    },
  },
  limit_exceeded: {
    status: 409,
    noMoneyMoved: true,
    zh: {
      what: "超过了您目前等级的限额 {limitText}。",
      next: "请降低金额、明天再试，或在“我的”中提升身份等级。",
    },
    en: {
      what: "This is above the limit of your level, {limitText}.",
      next: "Pay less, try again tomorrow, or raise your identity level under Me.",
    },
  },
  balance_max_exceeded: {
    status: 409,
    noMoneyMoved: true,
    zh: {
      what: "充值后余额将超过您目前等级的上限 {limitText}。",
      next: "请减少充值金额，或在“我的”中提升身份等级。",
    },
    en: {
      what: "Your wallet would hold more than your level allows, {limitText}.",
      next: "Top up less, or raise your identity level under Me.",
    },
  },
  amount_out_of_range: {
    status: 400,
    noMoneyMoved: true,
    zh: { what: "金额必须在 {minText} 到 {maxText} 之间。", next: "请修改金额后重试。" },
    en: {
      what: "The amount must be between {minText} and {maxText}.",
      next: "Change the amount and retry.",
    },
  },
  amount_fixed: {
    status: 409,
    noMoneyMoved: true,
    zh: { what: "商户已定好金额，不能修改。", next: "请按二维码上的金额付款。" },
    en: { what: "The merchant fixed the amount.", next: "Pay the amount of the code." },
  },
  currency_unsupported: {
    status: 400,
    noMoneyMoved: true,
    zh: { what: "钱包暂不支持这种货币。", next: "请使用人民币。" },
    en: { what: "This wallet does not hold that currency.", next: "Use CNY." },
  },
  merchant_closed: {
    status: 409,
    noMoneyMoved: true,
    zh: { what: "商户目前不营业，不能收款。", next: "请向商户确认，或稍后再试。" },
    en: {
      what: "The merchant is closed and cannot collect now.",
      next: "Ask the merchant, or try again later.",
    },
  },
  wallet_locked: {
    status: 409,
    noMoneyMoved: true,
    zh: { what: "您的钱包已锁定，暂时不能付款。", next: "请在“安全”中解锁，或联系客服。" },
    en: {
      what: "Your wallet is locked; nothing can be paid from it.",
      next: "Unlock it under Security, or talk to us.",
    },
  },
  wallet_locked_in: {
    status: 409,
    noMoneyMoved: true,
    zh: {
      what: "您的钱包已锁定，暂时不能充值或绑定账户。",
      next: "请在“安全”中解锁，或联系客服。",
    },
    en: {
      what: "Your wallet is locked: no top-ups and no new accounts.",
      next: "Unlock it under Security, or talk to us.",
    },
  },
  code_paid_by_you: {
    status: 409,
    zh: {
      what: "您已经付过这个收款码，付款成功。",
      next: "请在订单页查看这笔付款，不需要再付一次。",
    },
    en: {
      what: "You have paid this code already.",
      next: "See the payment on its order's page; do not pay again.",
    },
  },
  code_unknown: {
    status: 404,
    noMoneyMoved: true,
    zh: { what: "这不是我们的收款码。", next: "请确认扫描的是商户出示的收款码。" },
    en: {
      what: "This is not one of our payment codes.",
      next: "Check that you scanned the code the merchant shows.",
    },
  },
  pay_code_expired: {
    status: 409,
    noMoneyMoved: true,
    zh: { what: "收款码已过期或已被付过。", next: "请让商户重新出示收款码。" },
    en: {
      what: "The code has expired or was paid already.",
      next: "Ask the merchant for a new code.",
    },
  },
  order_not_open: {
    status: 409,
    noMoneyMoved: true,
    zh: { what: "这笔订单已经结束，不能再操作。", next: "请在订单页查看它的结果。" },
    en: { what: "This order has ended.", next: "See its outcome on the order's page." },
  },
  instrument_unknown: {
    status: 404,
    noMoneyMoved: true,
    zh: { what: "没有找到这个支付方式。", next: "请重新绑定。" },
    en: { what: "That account is not linked.", next: "Link it again." },
  },
  new_link_limit: {
    status: 409,
    noMoneyMoved: true,
    zh: {
      what: "新绑定的账户在 {hours} 小时内最多充值 {limitText}。",
      next: "请减少金额，或过后再充值。",
    },
    en: {
      what: "A newly linked account brings in up to {limitText} in its first {hours} hours.",
      next: "Top up less, or wait.",
    },
  },
  refund_exceeds_payment: {
    status: 409,
    noMoneyMoved: true,
    zh: { what: "退款超过了这笔付款剩余的可退金额 {leftText}。", next: "请减少退款金额。" },
    en: {
      what: "Only {leftText} of this payment can still be refunded.",
      next: "Refund less.",
    },
  },
  refund_currency: {
    status: 400,
    noMoneyMoved: true,
    zh: { what: "退款的币种必须与付款相同（{currency}）。", next: "请按付款的币种填写金额。" },
    en: {
      what: "A refund is made in the currency of its payment, {currency}.",
      next: "Give the amount in that currency.",
    },
  },
  refund_above_role: {
    status: 403,
    noMoneyMoved: true,
    zh: { what: "收银员一次最多退款 {limitText}。", next: "请让店主或店长退款。" },
    en: {
      what: "A cashier may refund up to {limitText} at once.",
      next: "Ask an owner or a manager to refund it.",
    },
  },
  merchant_role: {
    status: 403,
    noMoneyMoved: true,
    zh: { what: "您在这家商户的角色不能做这项操作。", next: "请让店主操作。" },
    en: { what: "Your role at this merchant does not allow this.", next: "Ask an owner." },
  },
  merchant_owner_locked: {
    status: 409,
    noMoneyMoved: true,
    zh: {
      what: "店主的钱包已锁定，商户暂停退款和新收款码。",
      next: "请店主先解锁钱包，或联系客服。",
    },
    en: {
      what: "The owner's wallet is locked; refunds and new codes are paused.",
      next: "The owner unlocks the wallet first, or talks to us.",
    },
  },
  member_unknown: {
    status: 404,
    zh: { what: "没有找到使用这个手机号的客户。", next: "请核对手机号；对方要先注册钱包。" },
    en: {
      what: "No customer has this phone number.",
      next: "Check it; the person needs a wallet first.",
    },
  },
  merchant_last_owner: {
    status: 409,
    zh: { what: "商户至少要有一位店主。", next: "请先添加另一位店主。" },
    en: { what: "A merchant keeps at least one owner.", next: "Add another owner first." },
  },
  refund_too_late: {
    status: 409,
    noMoneyMoved: true,
    zh: { what: "付款已超过 {days} 天，不能再退款。", next: "请联系客服协商其他办法。" },
    en: {
      what: "The payment is older than {days} days and cannot be refunded.",
      next: "Talk to us about other ways.",
    },
  },
  order_not_refundable: {
    status: 409,
    noMoneyMoved: true,
    zh: { what: "只有付款成功的订单可以退款。", next: "请检查订单的状态。" },
    en: { what: "Only a payment that succeeded can be refunded.", next: "Check its state." },
  },
  merchant_funds_short: {
    status: 409,
    noMoneyMoved: true,
    zh: { what: "商户余额不足，无法退款。", next: "请商户补足余额，或采用补偿金。" },
    en: {
      what: "The merchant's balance does not cover the refund.",
      next: "The merchant must have enough money, or grant a goodwill credit instead.",
    },
  },
  rule_own_approval: {
    status: 409,
    zh: { what: "自己提出的规则不能由自己批准。", next: "请由另一位同事批准。" },
    en: { what: "You proposed this rule yourself.", next: "Ask a colleague to approve it." },
  },
  rule_too_early: {
    status: 409,
    zh: { what: "规则最早从明天起生效。", next: "请选择更晚的生效日期。" },
    en: { what: "A rule is in force from tomorrow at the earliest.", next: "Choose a later day." },
  },
  merchant_owner_level: {
    status: 409,
    zh: { what: "这位客户的身份还没有核实到等级 2。", next: "请先完成身份核实。" },
    en: {
      what: "This customer's identity is not checked to level 2 yet.",
      next: "Have it checked first.",
    },
  },
  merchant_customer_locked: {
    status: 409,
    zh: { what: "这位客户的钱包已锁定。", next: "请先查清锁定的原因。" },
    en: { what: "This customer's wallet is locked.", next: "Find out why first." },
  },
  merchant_opening_asked: {
    status: 409,
    zh: { what: "同名商户的申请已在等待。", next: "请主管先处理它。" },
    en: {
      what: "The same merchant is already asked for.",
      next: "Have a supervisor decide on it first.",
    },
  },
  merchant_opening_closed: {
    status: 409,
    zh: { what: "这个开户申请已处理。", next: "请刷新列表。" },
    en: { what: "This opening was decided already.", next: "Reload the list." },
  },
  merchant_opening_four_eyes: {
    status: 403,
    zh: { what: "申请人不能批准自己的申请。", next: "请另一位主管处理。" },
    en: { what: "Nobody approves what they asked for.", next: "Have another supervisor do it." },
  },
  signature_invalid: {
    status: 401,
    zh: { what: "签名无效或已过期。", next: "请检查密钥和时间后重发。" },
    en: {
      what: "The signature is wrong or too old.",
      next: "Check the secret and the clock; resend.",
    },
  },
});

export function refuseLimit(kind: "per_payment" | "per_day", limitMinor: bigint): Refusal {
  const limit = { currency: "CNY", value: Number(limitMinor) };
  return refuse("limit_exceeded", { kind, limit, limitText: moneyText(limitMinor) });
}

export function refuseFunds(availableMinor: bigint): Refusal {
  const available = { currency: "CNY", value: Number(availableMinor) };
  return refuse("insufficient_funds", { available, availableText: moneyText(availableMinor) });
}

/** The states in which a payment is certain to have moved nothing. */
const UNPAID = new Set(["created", "cancelled", "expired"]);

/** The order is no longer open; only where it never was paid does the refusal say so. */
export function refuseEnded(order: { id: string; state: string }): Refusal {
  const first = { id: order.id, state: order.state };
  return refuse("order_not_open", { order: first }).afterMoney(!UNPAID.has(order.state));
}
