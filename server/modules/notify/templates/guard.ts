import type { Templates } from "./template.ts";

/** Notices by which an owner notices that somebody else acts: accounts, members, refunds, holds. */
export const guardTemplates = {
  instrument_asked: {
    needs: ["ending", "at"],
    link: "/banks",
    words: {
      zh: ({ ending, at }, { brand, hotline }) => ({
        title: "正在绑定银行账户",
        text: `【${brand}】${at} 有人为您的钱包申请绑定尾号 ${ending} 的银行账户。不是您？请马上锁定钱包，或拨 ${hotline}。`,
      }),
      en: ({ ending, at }, { brand, hotline }) => ({
        title: "Linking a bank account",
        text: `[${brand}] At ${at} your wallet was asked to link the bank account ending ${ending}. Not you? Lock your wallet at once, or call ${hotline}.`,
      }),
    },
  },
  instrument_linked: {
    needs: ["ending", "at"],
    link: "/banks",
    words: {
      zh: ({ ending, at }, { brand, hotline }) => ({
        title: "银行账户已绑定",
        text: `【${brand}】${at} 尾号 ${ending} 的银行账户已绑定到您的钱包。不是您？请马上锁定钱包，或拨 ${hotline}。`,
      }),
      en: ({ ending, at }, { brand, hotline }) => ({
        title: "Bank account linked",
        text: `[${brand}] At ${at} the bank account ending ${ending} was linked to your wallet. Not you? Lock your wallet at once, or call ${hotline}.`,
      }),
    },
  },
  instrument_unlinked: {
    needs: ["ending", "at"],
    link: "/banks",
    words: {
      zh: ({ ending, at }, { brand, hotline }) => ({
        title: "银行账户已解绑",
        text: `【${brand}】${at} 尾号 ${ending} 的银行账户已从您的钱包解绑。不是您？请马上锁定钱包，或拨 ${hotline}。`,
      }),
      en: ({ ending, at }, { brand, hotline }) => ({
        title: "Bank account unlinked",
        text: `[${brand}] At ${at} the bank account ending ${ending} was unlinked from your wallet. Not you? Lock your wallet at once, or call ${hotline}.`,
      }),
    },
  },
  merchant_members_changed: {
    needs: ["merchant"],
    link: "/me",
    words: {
      zh: ({ merchant }) => ({
        title: "商户成员有变动",
        text: `${merchant} 的成员或角色有变动。不是您安排的？请马上联系客服。`,
      }),
      en: ({ merchant }) => ({
        title: "Members changed",
        text: `Who may act for ${merchant} has changed. Not your doing? Talk to us at once.`,
      }),
    },
  },
  merchant_refunded: {
    needs: ["merchant", "amount", "receipt", "merchantId"],
    link: ({ merchantId }) => `/merchant/${merchantId}`,
    words: {
      zh: ({ merchant, amount, receipt }, { hotline }) => ({
        title: "客服为您的商户退了款",
        text: `客服从 ${merchant} 的余额退还顾客 ${amount}，回单号 ${receipt}。有异议请联系客服，或拨 ${hotline}。`,
      }),
      en: ({ merchant, amount, receipt }, { hotline }) => ({
        title: "We refunded a payment of yours",
        text: `Our staff refunded ${amount} from the balance of ${merchant}, receipt ${receipt}. If you object, talk to us or call ${hotline}.`,
      }),
    },
  },
} satisfies Templates;
