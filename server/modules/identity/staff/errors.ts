import { defineRefusals } from "../../../platform/http/errors.ts";

/** Refusals that only staff meet. */
export const refuse = defineRefusals({
  staff_sign_in_failed: {
    status: 401,
    zh: { what: "工号或密码不对。", next: "还可以试 {triesLeft} 次；忘了密码请找管理员。" },
    en: {
      what: "The staff number or password is wrong.",
      next: "You have {triesLeft} tries left; an admin can help with a lost password.",
    },
  },
  own_rights: {
    status: 409,
    zh: { what: "不能修改自己的权限。", next: "请让另一位管理员来改。" },
    en: { what: "Nobody changes their own rights.", next: "Ask another admin to do it." },
  },
  staff_reset_own: {
    status: 409,
    zh: {
      what: "不能为自己申请重设。",
      next: "密码可在“我的账号”里修改；验证器请另一位管理员申请。",
    },
    en: {
      what: "Nobody asks for a reset of their own.",
      next: "Change your password under My account; another admin asks for your authenticator.",
    },
  },
  staff_reset_asked: {
    status: 409,
    zh: { what: "这位同事已有同样的重设申请在等待。", next: "请另一位管理员批准或拒绝它。" },
    en: {
      what: "The same reset is already waiting for this colleague.",
      next: "Have another admin approve or decline it.",
    },
  },
  staff_reset_closed: {
    status: 409,
    zh: { what: "这个重设申请已处理或已过期。", next: "需要时请重新申请。" },
    en: {
      what: "This reset was decided already, or it expired.",
      next: "Ask for a new one if it is still needed.",
    },
  },
  staff_reset_four_eyes: {
    status: 403,
    zh: {
      what: "重设要由另一位管理员批准：不能是申请人，也不能是本人。",
      next: "请另一位管理员核实身份后批准；申请人可以撤回。",
    },
    en: {
      what: "Another admin approves a reset: not who asked, nor whom it is about.",
      next: "Have another admin check who it is and approve; who asked may withdraw it.",
    },
  },
  challenge_expired: {
    status: 410,
    zh: { what: "登录超时了。", next: "请重新输入工号和密码。" },
    en: {
      what: "This sign-in took too long.",
      next: "Enter your staff number and password again.",
    },
  },
});
