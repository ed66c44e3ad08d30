import { defineRefusals } from "../../platform/http/errors.ts";

/** Refusals of the ledger's own verbs; a refused transfer is a `TransferCode` in its result. */
export const refuse = defineRefusals({
  account_exists_differently: {
    status: 409,
    noMoneyMoved: true,
    zh: { what: "账户 {accountId} 已存在，但资料不同。", next: "请使用另一个账户编号。" },
    en: {
      what: "Account {accountId} exists already with other fields.",
      next: "Use another account id.",
    },
  },
  ledger_account_not_found: {
    status: 404,
    noMoneyMoved: true,
    zh: { what: "没有账户 {accountId}。", next: "请检查账户编号。" },
    en: { what: "There is no account {accountId}.", next: "Check the account id." },
  },
  account_not_empty: {
    status: 409,
    noMoneyMoved: true,
    zh: { what: "账户 {accountId} 还有余额或冻结。", next: "请先转出余额、结清冻结，再关闭。" },
    en: {
      what: "Account {accountId} still holds money or has holds.",
      next: "Move the money out and settle the holds, then close it.",
    },
  },
});
