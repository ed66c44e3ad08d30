import { defineRefusals } from "../../../platform/http/errors.ts";

/** Refusals of linking accounts. */
export const refuseLinking = defineRefusals({
  holder_differs: {
    status: 409,
    zh: { what: "户名与钱包已验证的姓名不一致。", next: "只能绑定您本人名下的账户。" },
    en: {
      what: "The holder is not the person that this wallet belongs to.",
      next: "Only accounts in your own name can be linked.",
    },
  },
  links_too_many: {
    status: 429,
    zh: { what: "今天绑定账户的次数太多了。", next: "请明天再试，或联系客服。" },
    en: { what: "Accounts were linked too often today.", next: "Try tomorrow, or talk to us." },
  },
  link_code_wrong: {
    status: 403,
    zh: { what: "银行的验证码不对。", next: "还可以试 {triesLeft} 次；用完后需要重新绑定。" },
    en: {
      what: "That is not the bank's code.",
      next: "Tries left: {triesLeft}; after that, link the account again.",
    },
  },
  link_not_waiting: {
    status: 409,
    zh: { what: "这个账户现在不等验证码。", next: "请在“银行账户”里查看它的状态。" },
    en: { what: "This account waits for no code now.", next: "See its state under Bank accounts." },
  },
  rail_unreachable: {
    status: 503,
    noMoneyMoved: true,
    zh: { what: "暂时联系不上银行。", next: "请稍后再试，这次不计入次数。" },
    en: { what: "The bank cannot be reached.", next: "Try again later; this try is not counted." },
  },
  instruments_too_many: {
    status: 409,
    zh: { what: "最多绑定 {max} 个支付方式。", next: "请先解绑一个再绑定。" },
    en: { what: "A wallet can have {max} linked accounts.", next: "Unlink one first." },
  },
  instrument_linked: {
    status: 409,
    zh: { what: "这个账户已经绑定。", next: "直接选用它即可。" },
    en: { what: "This account is linked already.", next: "Simply use it." },
  },
});
