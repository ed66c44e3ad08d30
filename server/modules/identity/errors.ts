import { defineRefusals } from "../../platform/http/errors.ts";

/** Everything identity says no to. Texts never tell a stranger which numbers have a wallet. */
export const refuse = defineRefusals({
  phone_invalid: {
    status: 400,
    zh: { what: "手机号不正确。", next: "请检查号码；国外号码请带上 + 和国家代码。" },
    en: {
      what: "This is not a valid mobile number.",
      next: "Check it; numbers from abroad need + and the country code.",
    },
  },
  code_too_soon: {
    status: 429,
    zh: {
      what: "刚刚发过验证码。",
      next: "请等 {retryAfterSeconds} 秒后再要一次，或换一种方式接收。",
    },
    en: {
      what: "A code was sent a moment ago.",
      next: "Wait {retryAfterSeconds} seconds before asking for another.",
    },
  },
  code_limit: {
    status: 429,
    zh: {
      what: "这个号码要验证码的次数太多了。",
      next: "请等 {retryAfterSeconds} 秒后再试，或联系客服。",
    },
    en: {
      what: "Too many codes were asked for this number.",
      next: "Try again in {retryAfterSeconds} seconds, or contact us.",
    },
  },
  sms_country: {
    status: 422,
    zh: {
      what: "我们不向这个国家或地区的号码发送验证码。",
      next: "请改用本地手机号；已绑定邮箱的可选邮箱验证码，或致电 {hotline}。",
    },
    en: {
      what: "We send no codes to numbers of this country.",
      next: "Use a local number, choose a code by e-mail if yours is confirmed, or call {hotline}.",
    },
  },
  sms_spent: {
    status: 503,
    zh: {
      what: "短信和语音验证码暂时发不出去。",
      next: "已绑定邮箱的请选邮箱验证码，或致电 {hotline}；也可以明天再试。",
    },
    en: {
      what: "We cannot send codes by SMS or call at the moment.",
      next: "Choose a code by e-mail if yours is confirmed, call {hotline}, or try again tomorrow.",
    },
  },
  code_wrong: {
    status: 403,
    zh: { what: "验证码不对。", next: "还可以试 {triesLeft} 次；请用最新收到的那一条。" },
    en: {
      what: "The code is wrong.",
      next: "You have {triesLeft} tries left; use the newest code you received.",
    },
  },
  code_expired: {
    status: 410,
    zh: { what: "验证码已失效。", next: "请重新获取验证码；只有最新的一条有效。" },
    en: {
      what: "The code is no longer valid.",
      next: "Ask for a new one; only the newest code works.",
    },
  },
  code_dead: {
    status: 410,
    zh: { what: "验证码输错 5 次，已作废。", next: "请重新获取验证码。" },
    en: { what: "After 5 wrong tries this code is dead.", next: "Ask for a new one." },
  },
  channel_not_confirmed: {
    status: 409,
    zh: { what: "您还没有确认过邮箱。", next: "请改用短信或语音电话接收验证码。" },
    en: {
      what: "You have no confirmed e-mail address.",
      next: "Have the code sent by SMS or call.",
    },
  },
  sign_up_void: {
    status: 409,
    zh: { what: "这次注册已失效。", next: "请从输入手机号重新开始。" },
    en: { what: "This sign-up is no longer valid.", next: "Start again with your phone number." },
  },
  password_weak: {
    status: 422,
    zh: { what: "密码太容易被猜到。{warning}", next: "请换一个更长、更少见的密码。" },
    en: {
      what: "This password is too easy to guess. {warning}",
      next: "Choose a longer, less common one.",
    },
  },
  password_wrong: {
    status: 403,
    zh: { what: "登录密码不对。", next: "还可以试 {triesLeft} 次；忘了可以重设登录密码。" },
    en: {
      what: "The password is wrong.",
      next: "You have {triesLeft} tries left; you can also reset your password.",
    },
  },
  password_locked: {
    status: 429,
    zh: { what: "登录密码输错次数太多。", next: "请在 {retryAtText} 之后再试，或重设登录密码。" },
    en: {
      what: "Too many wrong passwords.",
      next: "Try again after {retryAtText}, or reset your password.",
    },
  },
  sign_in_failed: {
    status: 401,
    zh: {
      what: "手机号或密码不对。",
      next: "还可以试 {triesLeft} 次；忘了密码可以用验证码重设。",
    },
    en: {
      what: "The phone number or password is wrong.",
      next: "You have {triesLeft} tries left; you can reset a forgotten password.",
    },
  },
  sign_in_locked: {
    status: 429,
    zh: {
      what: "密码连续输错，登录已暂停。",
      next: "请在 {retryAtText} 之后再试，或用验证码重设密码。",
    },
    en: {
      what: "Sign-in is paused after several wrong passwords.",
      next: "Try again after {retryAtText}, or reset the password with a code.",
    },
  },
  sign_in_step_up: {
    status: 403,
    zh: {
      what: "这个号码今天被试错太多次，在新设备上只用密码已不能登录。",
      next: "请点“忘记密码”，用短信验证码设新密码后登录。",
    },
    en: {
      what: "This number saw too many wrong tries today; a password alone is not enough here.",
      next: "Choose “Forgot password” and set a new one with a code, then sign in.",
    },
  },
  recovery_hold: {
    status: 409,
    noMoneyMoved: true,
    zh: {
      what: "刚用短信或电话验证码找回过登录密码，{untilText} 之前暂停付款、充值和修改安全设置，没有扣款。",
      next: "这是为了防止别人拿到您的手机号后转走钱。请在“安全”里用原支付密码或原邮箱确认是您本人，马上恢复；都没有时请联系客服核实证件。",
    },
    en: {
      what: "The password was reset by a code, so payments, top-ups and security changes wait until {untilText}; no money moved.",
      next: "This stops a thief of your number. Confirm it was you under Security, with the old PIN or e-mail, to go on at once; or ask our staff.",
    },
  },
  no_recovery_hold: {
    status: 409,
    zh: { what: "没有需要确认的找回记录。", next: "您可以正常使用，不需要再确认。" },
    en: { what: "There is no recovery to confirm.", next: "You can use the wallet as usual." },
  },
  pin_reset_needs_proof: {
    status: 403,
    zh: {
      what: "登录密码是用手机验证码找回的，不能再只凭同一个手机号重设支付密码。",
      next: "请用找回之前就确认过的邮箱接收验证码；没有邮箱时请联系客服，由两位工作人员核实证件。",
    },
    en: {
      what: "The password came by a code to this number, so the same number cannot reset the PIN too.",
      next: "Use an e-mail address confirmed before that, or contact us: two members of staff check your papers.",
    },
  },
  lock_link_void: {
    status: 410,
    zh: {
      what: "这个锁定链接已经用过或已过期，没有锁定任何钱包。",
      next: "要锁定，请用手机号和验证码“紧急锁定”，或拨打客服热线。",
    },
    en: {
      what: "This link was used before or is too old; it locked nothing.",
      next: "To lock a wallet, use the emergency lock with its number, or call the hotline.",
    },
  },
  pin_weak: {
    status: 422,
    zh: {
      what: "这个支付密码太容易被猜到。",
      next: "请不要用连号、重号、重复的数字或手机尾号。",
    },
    en: {
      what: "This PIN is too easy to guess.",
      next: "Avoid rows, repeated digits and the end of your phone number.",
    },
  },
  pin_not_set: {
    status: 409,
    noMoneyMoved: true,
    zh: { what: "您还没有设置支付密码。", next: "请先在“安全”里设置，然后再付款。" },
    en: { what: "You have no payment PIN yet.", next: "Set one under Security, then pay." },
  },
  pin_wrong: {
    status: 403,
    noMoneyMoved: true,
    zh: {
      what: "支付密码不对，没有扣款。",
      next: "还可以试 {triesLeft} 次；忘了可以在“安全”里重设。",
    },
    en: {
      what: "The PIN is wrong; no money moved.",
      next: "You have {triesLeft} tries left; you can reset the PIN under Security.",
    },
  },
  pin_locked: {
    status: 429,
    noMoneyMoved: true,
    zh: {
      what: "支付密码连续输错，付款已锁定，没有扣款。",
      next: "请在“安全”里重设支付密码，马上恢复；或等到 {untilText} 自动解锁。",
    },
    en: {
      what: "Payments are locked after several wrong PINs; no money moved.",
      next: "Reset the PIN under Security to pay at once, or wait until {untilText}.",
    },
  },
  confirmation_required: {
    status: 403,
    noMoneyMoved: true,
    zh: { what: "这一步需要用支付密码确认，没有扣款。", next: "请输入支付密码后再试。" },
    en: {
      what: "This needs a fresh confirmation with your PIN; no money moved.",
      next: "Enter your PIN and try again.",
    },
  },
  factor_required: {
    status: 403,
    zh: { what: "这一步需要更多的身份验证。", next: "请按提示完成要求的验证方式后再试。" },
    en: {
      what: "This step needs more proof of who you are.",
      next: "Prove what is asked for, then try again.",
    },
  },
  verification_open: {
    status: 409,
    zh: { what: "您提交的身份资料正在核验。", next: "结果出来前不用再次提交。" },
    en: {
      what: "What you handed in is being checked.",
      next: "Nothing to hand in again before the result.",
    },
  },
  device_current: {
    status: 409,
    zh: { what: "这是您正在使用的设备。", next: "要退出本机，请用“退出登录”。" },
    en: { what: "This is the device you are using.", next: "Use “Sign out” to leave it." },
  },
  wallet_not_locked: {
    status: 409,
    zh: { what: "钱包没有被锁定。", next: "您可以正常使用，不需要解锁。" },
    en: { what: "The wallet is not locked.", next: "You can use it; nothing needs unlocking." },
  },
  unlock_needs_staff: {
    status: 403,
    zh: {
      what: "这次锁定需要工作人员核实后才能解开。",
      next: "请联系客服说“我要解锁”，进度可在工单里查看。",
    },
    en: {
      what: "This lock can only be lifted after our staff checked it.",
      next: "Contact us and ask to unlock; follow it under Cases.",
    },
  },
  totp_wrong: {
    status: 401,
    zh: { what: "动态码不对或已经用过。", next: "请等验证器显示下一个动态码后再输入。" },
    en: {
      what: "The authenticator code is wrong or was used already.",
      next: "Wait for the next code in your authenticator and enter that.",
    },
  },
  staff_password_wrong: {
    status: 403,
    zh: { what: "现在的密码不对。", next: "还可以试 {triesLeft} 次；忘了密码请找管理员重设。" },
    en: {
      what: "The current password is wrong.",
      next: "You have {triesLeft} tries left; an admin can reset a forgotten password.",
    },
  },
  staff_password_locked: {
    status: 429,
    zh: { what: "密码输错次数太多。", next: "请在 {retryAtText} 之后再试，或请管理员重设。" },
    en: {
      what: "Too many wrong passwords.",
      next: "Try again after {retryAtText}, or ask an admin to reset it.",
    },
  },
});
