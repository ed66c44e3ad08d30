import type { Templates } from "./template.ts";

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
      zh: ({ device, at }, { brand, hotline }) => ({
        title: "新设备登录",
        text: `【${brand}】${at} 有新设备“${device}”登录您的钱包。不是您？请马上打开“安全”锁定钱包，或拨 ${hotline}。`,
      }),
      en: ({ device, at }, { brand, hotline }) => ({
        title: "New device signed in",
        text: `[${brand}] A new device "${device}" signed in to your wallet at ${at}. Not you? Open Security and lock your wallet at once, or call ${hotline}.`,
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
      zh: ({ at }, { brand, hotline }) => ({
        title: "登录密码已修改",
        text: `【${brand}】您的登录密码已于 ${at} 修改，其他设备已退出。不是您？请马上拨 ${hotline}。`,
      }),
      en: ({ at }, { brand, hotline }) => ({
        title: "Password changed",
        text: `[${brand}] Your password was changed at ${at}; other devices are signed out. Not you? Call ${hotline} at once.`,
      }),
    },
  },
  pin_changed: {
    needs: ["at"],
    link: "/security",
    words: {
      zh: ({ at }, { brand, hotline }) => ({
        title: "支付密码已设好",
        text: `【${brand}】您的支付密码已于 ${at} 设好。不是您？请马上锁定钱包，或拨 ${hotline}。`,
      }),
      en: ({ at }, { brand, hotline }) => ({
        title: "Payment PIN set",
        text: `[${brand}] Your payment PIN was set at ${at}. Not you? Lock your wallet at once, or call ${hotline}.`,
      }),
    },
  },
  wallet_locked: {
    needs: [],
    link: "/security",
    words: {
      zh: (_, { brand, hotline }) => ({
        title: "钱包已锁定",
        text: `【${brand}】您的钱包已锁定：钱能进来，不能出去，余额不变。请在“安全”里查看原因和解锁办法，或拨 ${hotline}。`,
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
      zh: (_, { brand, hotline }) => ({
        title: "钱包已解锁",
        text: `【${brand}】您的钱包已解锁，可以付款了。不是您？请马上拨 ${hotline}。`,
      }),
      en: (_, { brand, hotline }) => ({
        title: "Wallet unlocked",
        text: `[${brand}] Your wallet is unlocked and can pay again. Not you? Call ${hotline} at once.`,
      }),
    },
  },
  email_confirmed: {
    needs: ["email"],
    link: "/me",
    words: {
      zh: ({ email }, { brand, hotline }) => ({
        title: "邮箱已确认",
        text: `【${brand}】邮箱 ${email} 已用于您的钱包。不是您？请马上拨 ${hotline}。`,
      }),
      en: ({ email }, { brand, hotline }) => ({
        title: "E-mail confirmed",
        text: `[${brand}] ${email} now belongs to your wallet. Not you? Call ${hotline} at once.`,
      }),
    },
  },
} satisfies Templates;
