import type { House, TemplateData, Templates } from "./template.ts";

/**
 * What to do if it was somebody else. Messages carry a link that locks at one tap; the inbox, where
 * one is signed in, leads to Security.
 */
function notYou({ lockLink }: TemplateData, { hotline }: House) {
  return lockLink
    ? {
        zh: `不是您？马上点开锁定（不用登录）：${lockLink} ，或拨 ${hotline}。`,
        en: `Not you? Lock at once, without signing in: ${lockLink} or call ${hotline}.`,
      }
    : {
        zh: `不是您？请马上在“安全”里锁定钱包，或拨 ${hotline}。`,
        en: `Not you? Lock your wallet under Security at once, or call ${hotline}.`,
      };
}

/** Notices about who got in, what was locked and what was changed. */
export const securityTemplates = {
  welcome: {
    needs: ["name"],
    link: "/",
    words: {
      zh: ({ name }, { brand }) => ({
        title: `欢迎使用${brand}`,
        text: `${name}，您的钱包已开通。设好支付密码后就可以付款了。`,
      }),
      en: ({ name }, { brand }) => ({
        title: `Welcome to ${brand}`,
        text: `${name}, your wallet is open. Set a payment PIN and you can pay.`,
      }),
    },
  },
  new_device: {
    needs: ["device", "at"],
    link: "/security",
    words: {
      zh: (data, house) => ({
        title: "新设备登录",
        text: `【${house.brand}】${data.at} 有新设备“${data.device}”登录您的钱包。${notYou(data, house).zh}`,
      }),
      en: (data, house) => ({
        title: "New device signed in",
        text: `[${house.brand}] A new device "${data.device}" signed in to your wallet at ${data.at}. ${notYou(data, house).en}`,
      }),
    },
  },
  sign_in_locked: {
    needs: ["until"],
    link: "/security",
    words: {
      zh: ({ until }, { brand }) => ({
        title: "登录已暂停",
        text: `【${brand}】登录密码连续输错，登录已暂停到 ${until}。您的钱没有动。如果不是您，请登录后修改密码。`,
      }),
      en: ({ until }, { brand }) => ({
        title: "Sign-in paused",
        text: `[${brand}] After several wrong passwords, sign-in is paused until ${until}. Your money is untouched. If this was not you, change your password.`,
      }),
    },
  },
  pin_locked: {
    needs: ["until"],
    link: "/security",
    words: {
      zh: ({ until }, { brand }) => ({
        title: "付款已锁定",
        text: `【${brand}】支付密码连错 5 次，付款已锁定到 ${until}，没有扣款。可在“安全”里重设支付密码，马上恢复。`,
      }),
      en: ({ until }, { brand }) => ({
        title: "Payments locked",
        text: `[${brand}] After 5 wrong PINs, payments are locked until ${until}; no money was taken. Reset the PIN under Security to pay at once.`,
      }),
    },
  },
  password_changed: {
    needs: ["at"],
    link: "/security",
    words: {
      zh: (data, house) => ({
        title: "登录密码已修改",
        text: `【${house.brand}】您的登录密码已于 ${data.at} 修改，其他设备已退出。${notYou(data, house).zh}`,
      }),
      en: (data, house) => ({
        title: "Password changed",
        text: `[${house.brand}] Your password was changed at ${data.at}; other devices are signed out. ${notYou(data, house).en}`,
      }),
    },
  },
  pin_changed: {
    needs: ["at"],
    link: "/security",
    words: {
      zh: (data, house) => ({
        title: "支付密码已设好",
        text: `【${house.brand}】您的支付密码已于 ${data.at} 设好。${notYou(data, house).zh}`,
      }),
      en: (data, house) => ({
        title: "Payment PIN set",
        text: `[${house.brand}] Your payment PIN was set at ${data.at}. ${notYou(data, house).en}`,
      }),
    },
  },
  wallet_locked: {
    needs: [],
    link: "/security",
    words: {
      zh: (_, { brand, hotline }) => ({
        title: "钱包已锁定",
        text: `【${brand}】您的钱包已锁定：钱能进来，不能出去，余额不变。登录后在“安全”里查看原因和解锁办法，或拨 ${hotline}。`,
      }),
      en: (_, { brand, hotline }) => ({
        title: "Wallet locked",
        text: `[${brand}] Your wallet is locked: money can come in, none goes out, the balance is untouched. See Security for the reason and how to unlock, or call ${hotline}.`,
      }),
    },
  },
  wallet_unlocked: {
    needs: [],
    link: "/security",
    words: {
      zh: (data, house) => ({
        title: "钱包已解锁",
        text: `【${house.brand}】您的钱包已解锁，可以付款了。${notYou(data, house).zh}`,
      }),
      en: (data, house) => ({
        title: "Wallet unlocked",
        text: `[${house.brand}] Your wallet is unlocked and can pay again. ${notYou(data, house).en}`,
      }),
    },
  },
  email_confirmed: {
    needs: ["email"],
    link: "/me",
    words: {
      zh: (data, house) => ({
        title: "邮箱已确认",
        text: `【${house.brand}】邮箱 ${data.email} 已用于您的钱包。${notYou(data, house).zh}`,
      }),
      en: (data, house) => ({
        title: "E-mail confirmed",
        text: `[${house.brand}] ${data.email} now belongs to your wallet. ${notYou(data, house).en}`,
      }),
    },
  },
  recovered: {
    needs: ["at", "until"],
    link: "/security",
    words: {
      zh: (data, house) => ({
        title: "登录密码已用验证码重设",
        text: `【${house.brand}】${data.at} 有人用验证码重设了您的登录密码，所有设备已退出。为防被盗，重要操作暂停到 ${data.until}。${notYou(data, house).zh}`,
      }),
      en: (data, house) => ({
        title: "Password reset by a code",
        text: `[${house.brand}] Your password was reset by a code at ${data.at} and every device was signed out. To stop a thief, important steps wait until ${data.until}. ${notYou(data, house).en}`,
      }),
    },
  },
  signed_out_by_staff: {
    needs: [],
    link: "/security",
    words: {
      zh: (_, { brand, hotline }) => ({
        title: "设备已退出登录",
        text: `【${brand}】应您的要求或为了您的安全，客服已让您的设备退出登录，余额没有变化。请重新登录；有疑问请拨 ${hotline}。`,
      }),
      en: (_, { brand, hotline }) => ({
        title: "Devices signed out",
        text: `[${brand}] At your wish or for your safety our staff signed your devices out; the balance is untouched. Please sign in again; questions: ${hotline}.`,
      }),
    },
  },
} satisfies Templates;
