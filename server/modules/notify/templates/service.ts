import type { Templates } from "./template.ts";

/** Notices about money and cases; the modules that own those hand in the amounts and numbers. */
export const serviceTemplates = {
  merchant_frozen: {
    needs: ["merchant", "merchantId"],
    link: ({ merchantId }) => `/merchant/${merchantId}`,
    words: {
      zh: ({ merchant }, { brand, hotline }) => ({
        title: "商户暂停收款",
        text: `【${brand}】商户“${merchant}”正在接受核查，暂停收款和退款，余额不变。有疑问请拨 ${hotline}。`,
      }),
      en: ({ merchant }, { brand, hotline }) => ({
        title: "Merchant stopped",
        text: `[${brand}] The merchant "${merchant}" is being checked: it neither collects nor refunds for now, and its balance is untouched. Questions: ${hotline}.`,
      }),
    },
  },
  merchant_unfrozen: {
    needs: ["merchant", "merchantId"],
    link: ({ merchantId }) => `/merchant/${merchantId}`,
    words: {
      zh: ({ merchant }, { brand }) => ({
        title: "商户恢复收款",
        text: `【${brand}】商户“${merchant}”的核查已结束，可以收款和退款了。`,
      }),
      en: ({ merchant }, { brand }) => ({
        title: "Merchant open again",
        text: `[${brand}] The check of the merchant "${merchant}" is over; it can collect and refund again.`,
      }),
    },
  },
  top_up_done: {
    needs: ["amount", "orderId"],
    link: ({ orderId }) => `/orders/${orderId}`,
    words: {
      zh: ({ amount }) => ({ title: "充值到账", text: `充值 ${amount} 已到账。` }),
      en: ({ amount }) => ({ title: "Top-up arrived", text: `Your top-up of ${amount} arrived.` }),
    },
  },
  top_up_failed: {
    needs: ["amount", "orderId"],
    link: ({ orderId }) => `/orders/${orderId}`,
    words: {
      zh: ({ amount }) => ({
        title: "充值未成功",
        text: `充值 ${amount} 没有成功，钱包没有变动。点开可以看原因和下一步。`,
      }),
      en: ({ amount }) => ({
        title: "Top-up failed",
        text: `Your top-up of ${amount} did not succeed; your wallet is unchanged. Open it to see why and what next.`,
      }),
    },
  },
  refund_done: {
    needs: ["amount", "merchant", "orderId"],
    link: ({ orderId }) => `/orders/${orderId}`,
    words: {
      zh: ({ amount, merchant }) => ({
        title: "退款到账",
        text: `${merchant} 的退款 ${amount} 已到您的钱包。`,
      }),
      en: ({ amount, merchant }) => ({
        title: "Refund received",
        text: `A refund of ${amount} from ${merchant} is in your wallet.`,
      }),
    },
  },
  credit_done: {
    needs: ["amount", "orderId"],
    link: ({ orderId }) => `/orders/${orderId}`,
    words: {
      zh: ({ amount }) => ({ title: "补偿到账", text: `补偿 ${amount} 已到您的钱包。` }),
      en: ({ amount }) => ({
        title: "Credit received",
        text: `A credit of ${amount} is in your wallet.`,
      }),
    },
  },
  case_opened: {
    needs: ["number", "caseId", "due"],
    link: ({ caseId }) => `/cases/${caseId}`,
    words: {
      zh: ({ number, due }) => ({
        title: `工单 ${number} 已受理`,
        text: `我们最晚在 ${due} 前答复您，进度可随时查看。`,
      }),
      en: ({ number, due }) => ({
        title: `Case ${number} received`,
        text: `We answer by ${due} at the latest; you can follow it any time.`,
      }),
    },
  },
  case_decided: {
    needs: ["number", "caseId", "agent", "staffNumber"],
    link: ({ caseId }) => `/cases/${caseId}`,
    words: {
      zh: ({ number, agent, staffNumber }) => ({
        title: `工单 ${number} 有了结果`,
        text: `${agent}（工号 ${staffNumber}）已给出处理结果，请点开查看。`,
      }),
      en: ({ number, agent, staffNumber }) => ({
        title: `Decision on case ${number}`,
        text: `${agent} (staff number ${staffNumber}) has a decision for you. Open it to read.`,
      }),
    },
  },
  conversation_answered: {
    needs: ["agent", "staffNumber"],
    link: "/chat",
    words: {
      zh: ({ agent, staffNumber }) => ({
        title: "客服回复了您",
        text: `${agent}（工号 ${staffNumber}）在聊天里回复了您。`,
      }),
      en: ({ agent, staffNumber }) => ({
        title: "You have an answer",
        text: `${agent} (staff number ${staffNumber}) answered you in chat.`,
      }),
    },
  },
  merchant_opened: {
    needs: ["name", "merchantId"],
    link: ({ merchantId }) => `/merchant/${merchantId}`,
    words: {
      zh: ({ name }, { brand, hotline }) => ({
        title: "商户已开通",
        text: `【${brand}】商户“${name}”已在您的名下开通。不是您申请的？请马上拨 ${hotline}。`,
      }),
      en: ({ name }, { brand, hotline }) => ({
        title: "Your merchant is open",
        text: `[${brand}] The merchant "${name}" is open in your name. You did not ask for it? Call ${hotline} at once.`,
      }),
    },
  },
} satisfies Templates;
