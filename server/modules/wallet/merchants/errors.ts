import { defineRefusals } from "../../../platform/http/errors.ts";

/** What a merchant that staff stopped hears, and whoever would let it loose alone. */
export const refuseStopped = defineRefusals({
  merchant_frozen: {
    status: 409,
    noMoneyMoved: true,
    zh: {
      what: "商户正在接受核查，暂停收款和退款，没有动钱。",
      next: "请联系客服了解原因；核查结束后会通知您。",
    },
    en: {
      what: "The merchant is being checked; it neither collects nor refunds now. No money moved.",
      next: "Ask our staff why; you are told when the check is over.",
    },
  },
  merchant_unfreeze_other: {
    status: 409,
    zh: { what: "停用商户的人不能自己恢复它。", next: "请另一位主管或合规同事来恢复。" },
    en: {
      what: "Whoever stopped the merchant cannot let it collect again.",
      next: "Ask another supervisor or a colleague of compliance.",
    },
  },
});
