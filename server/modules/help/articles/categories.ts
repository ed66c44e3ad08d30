import type { Language } from "../../../platform/http/errors.ts";

/** The subjects of help, in the order in which the help page shows them. */
export const CATEGORY_IDS = [
  "top-up",
  "payment",
  "refund",
  "account",
  "codes",
  "sign-in",
  "security",
  "lock",
  "impostor",
  "wallet",
  "limits",
  "fees",
  "identity",
  "statement",
  "withdrawal",
  "send",
  "merchant",
  "complaint",
  "service",
  "cross-border",
] as const;
export type CategoryId = (typeof CATEGORY_IDS)[number];

export const CATEGORY_TITLES: Record<CategoryId, Record<Language, string>> = {
  "top-up": { zh: "充值", en: "Top-up" },
  payment: { zh: "付款", en: "Payments" },
  refund: { zh: "退款", en: "Refunds" },
  account: { zh: "账号", en: "Your account" },
  codes: { zh: "验证码", en: "Codes" },
  "sign-in": { zh: "登录", en: "Signing in" },
  security: { zh: "安全", en: "Security" },
  lock: { zh: "锁定与解锁", en: "Locks" },
  impostor: { zh: "防冒充与官方渠道", en: "Impostors and official channels" },
  wallet: { zh: "钱包与余额", en: "Wallet and balance" },
  limits: { zh: "限额", en: "Limits" },
  fees: { zh: "费用与优惠", en: "Fees and offers" },
  identity: { zh: "身份认证", en: "Identity" },
  statement: { zh: "账单与凭证", en: "Statements" },
  withdrawal: { zh: "提现", en: "Withdrawals" },
  send: { zh: "转账", en: "Sending money" },
  merchant: { zh: "商户", en: "Merchants" },
  complaint: { zh: "投诉与纠纷", en: "Complaints and disputes" },
  service: { zh: "人工服务", en: "Service" },
  "cross-border": { zh: "跨境", en: "Cross-border" },
};
