import type { RailDirection } from "../rail.ts";

/** How long the bank is asked before the top-up fails. */
export const BANK_GIVE_UP_HOURS = 24;
/** What banks promise for a returned debit. */
const RETURN_DAYS = "1–3";

export const bankTopUpTexts: RailDirection["texts"] = {
  steps: {
    top_up_sent: { zh: "银行已受理，等待扣款结果", en: "The bank has it; waiting for its answer" },
    bank_unreachable: {
      zh: "暂时联系不上银行，我们会自动继续查询",
      en: "The bank could not be reached; we keep asking by ourselves",
    },
    bank_asked: { zh: "已向银行查询，银行仍在处理", en: "We asked the bank; it is still working" },
    bank_debited: { zh: "银行已扣款，金额已到账", en: "The bank debited; the money has arrived" },
    late_debit: {
      zh: `银行事后报告已扣款，我们已要求银行退回，${RETURN_DAYS} 个工作日到账`,
      en: `The bank reported a late debit; we asked it to return the money in ${RETURN_DAYS} working days`,
    },
  },
  reasons: {
    insufficient_bank_funds: { zh: "银行账户余额不足", en: "Not enough money at the bank" },
    bank_account_closed: { zh: "银行账户已销户或停用", en: "The bank account is closed" },
    bank_refused: { zh: "银行拒绝了扣款", en: "The bank refused the debit" },
    bank_did_not_debit: { zh: "银行确认没有扣款", en: "The bank says it did not debit" },
    bank_no_answer: {
      zh: `银行 ${BANK_GIVE_UP_HOURS} 小时没有答复`,
      en: `The bank did not answer for ${BANK_GIVE_UP_HOURS} hours`,
    },
  },
  next: {
    created: {
      zh: "正在提交给银行，通常几秒内完成。",
      en: "It is on its way to the bank; this normally takes seconds.",
    },
    pending: {
      zh: "银行正在处理。我们会在 {time} 自动查询，您无需重复充值。",
      en: "The bank has it. We check by ourselves at {time}; you need not top up again.",
    },
    failed: {
      zh: "没有资金入账。您可以重新充值，或换一个银行账户。",
      en: "No money arrived. You can top up again or use another bank account.",
    },
    failedPerhapsMoved: {
      zh: `如果银行已经扣款，银行会在 ${RETURN_DAYS} 个工作日内退回原账户。`,
      en: `If the bank debited you, it returns the money in ${RETURN_DAYS} working days.`,
    },
  },
};
