import type { Templates } from "./template.ts";

/** Every text with a code says who never asks for it: impostors live from that gap. */
const NEVER_ASKED = {
  zh: "工作人员不会向您索要验证码。",
  en: "Our staff never ask for it.",
} as const;

const whatFor = {
  zh: {
    sign_up: "注册",
    recovery: "重设登录密码",
    pin_reset: "重设支付密码",
    unlock: "解锁钱包",
    email: "确认邮箱",
    hold_lift: "确认找回密码的是您本人",
    wallet_lock: "紧急锁定钱包",
  },
  en: {
    sign_up: "to sign up",
    recovery: "to reset your password",
    pin_reset: "to reset your payment PIN",
    unlock: "to unlock your wallet",
    email: "to confirm your e-mail address",
    hold_lift: "to confirm that you reset the password",
    wallet_lock: "to lock your wallet",
  },
} as const;

type Purpose = keyof (typeof whatFor)["zh"];

export const codeTemplates = {
  code: {
    needs: ["code", "purpose"],
    words: {
      zh: ({ code = "", purpose = "" }, { brand }) => ({
        title: `${brand}验证码`,
        text: `【${brand}】验证码 ${code}，用于${whatFor.zh[purpose as Purpose]}，10 分钟内有效。${NEVER_ASKED.zh}`,
      }),
      en: ({ code = "", purpose = "" }, { brand }) => ({
        title: `${brand} code`,
        text: `[${brand}] ${code} is your code ${whatFor.en[purpose as Purpose]}, valid for 10 minutes. ${NEVER_ASKED.en}`,
      }),
    },
  },
  // Digits apart, and everything twice, so that it can be written down while listening.
  code_call: {
    needs: ["code", "purpose"],
    words: {
      zh: ({ code = "", purpose = "" }, { brand }) => ({
        title: `${brand}语音验证码`,
        text: `您好，这里是${brand}。您${whatFor.zh[purpose as Purpose]}的验证码是：${spell(code)}。再说一遍：${spell(code)}。${NEVER_ASKED.zh}`,
      }),
      en: ({ code = "", purpose = "" }, { brand }) => ({
        title: `${brand} spoken code`,
        text: `Hello, this is ${brand}. Your code ${whatFor.en[purpose as Purpose]} is: ${spell(code)}. Once more: ${spell(code)}. ${NEVER_ASKED.en}`,
      }),
    },
  },
  phone_taken: {
    needs: [],
    words: {
      zh: (_, { brand, hotline }) => ({
        title: `${brand}：号码已注册`,
        text: `【${brand}】这个手机号已经有钱包了，请直接登录；忘了密码可在登录页重设。如果不是您在操作，无需理会，有疑问请拨 ${hotline}。${NEVER_ASKED.zh}`,
      }),
      en: (_, { brand, hotline }) => ({
        title: `${brand}: number already in use`,
        text: `[${brand}] This number already has a wallet: please sign in, or reset the password on the sign-in page. If this was not you, ignore it; questions: ${hotline}. ${NEVER_ASKED.en}`,
      }),
    },
  },
  no_wallet: {
    needs: [],
    words: {
      zh: (_, { brand, hotline }) => ({
        title: `${brand}：号码未注册`,
        text: `【${brand}】有人用这个手机号找回密码，但它还没有钱包。要开通请注册；不是您在操作就不用理会，有疑问请拨 ${hotline}。`,
      }),
      en: (_, { brand, hotline }) => ({
        title: `${brand}: no wallet with this number`,
        text: `[${brand}] Somebody asked to reset a password with this number, but it has no wallet. Sign up to open one, or ignore this; questions: ${hotline}.`,
      }),
    },
  },
  no_wallet_to_lock: {
    needs: [],
    words: {
      zh: (_, { brand, hotline }) => ({
        title: `${brand}：号码未注册`,
        text: `【${brand}】有人要锁定这个手机号的钱包，但它还没有钱包，不用处理。有疑问请拨 ${hotline}。`,
      }),
      en: (_, { brand, hotline }) => ({
        title: `${brand}: no wallet with this number`,
        text: `[${brand}] Somebody asked to lock the wallet of this number, but it has none; there is nothing to do. Questions: ${hotline}.`,
      }),
    },
  },
  recovery_stopped: {
    needs: [],
    words: {
      zh: (_, { brand, hotline }) => ({
        title: `${brand}：不能用手机号找回`,
        text: `【${brand}】这个钱包因“不是本人操作”已锁定，暂时不能用手机号找回密码。请用原来的邮箱找回，或拨 ${hotline} 由客服核实。`,
      }),
      en: (_, { brand, hotline }) => ({
        title: `${brand}: no recovery by number`,
        text: `[${brand}] This wallet is locked because of "this was not me", so the number cannot reset its password. Use the e-mail address, or call ${hotline}.`,
      }),
    },
  },
  no_email: {
    needs: [],
    words: {
      zh: (_, { brand, hotline }) => ({
        title: `${brand}：没有已确认的邮箱`,
        text: `【${brand}】您的钱包没有已确认的邮箱，请改用短信或电话接收验证码。不是您在操作？请拨 ${hotline}。`,
      }),
      en: (_, { brand, hotline }) => ({
        title: `${brand}: no confirmed e-mail`,
        text: `[${brand}] Your wallet has no confirmed e-mail address; ask for the code by SMS or call. Not you? Call ${hotline}.`,
      }),
    },
  },
} satisfies Templates;

function spell(code: string): string {
  return [...code].join(" ");
}
