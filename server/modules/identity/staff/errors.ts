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
  roles_apart: {
    status: 409,
    zh: {
      what: "主管不能同时是客服或管理员：一个人不能是两双眼睛。",
      next: "请只保留其中一边的角色。",
    },
    en: {
      what: "A supervisor is neither agent nor admin: one person cannot be both pairs of eyes.",
      next: "Choose one side.",
    },
  },
  auditor_alone: {
    status: 409,
    zh: { what: "审计员不能同时担任其他角色。", next: "请只保留审计，或去掉审计。" },
    en: {
      what: "An auditor holds no other role: who watches does nothing else.",
      next: "Keep auditor alone, or leave it out.",
    },
  },
  too_few_admins: {
    status: 409,
    zh: { what: "这样会少于两位管理员，无法互相监督。", next: "请先添加一位管理员。" },
    en: {
      what: "Fewer than two admins would be left, who could not control one another.",
      next: "Add another admin first.",
    },
  },
  staff_admin_by_request: {
    status: 409,
    zh: { what: "停用管理员需要另一位管理员批准。", next: "请提交停用申请。" },
    en: { what: "An admin is stopped only with a second approval.", next: "Ask for it instead." },
  },
  staff_request_pointless: {
    status: 409,
    zh: { what: "这位同事现在的状态不需要这样做。", next: "请刷新员工表。" },
    en: {
      what: "This does not fit the colleague's present state.",
      next: "Reload the table of staff.",
    },
  },
  staff_reset_not_enrolled: {
    status: 409,
    zh: { what: "这位同事还没有完成登记。", next: "请申请重设密码和验证器，会得到新的链接。" },
    en: {
      what: "This colleague has not enrolled yet.",
      next: "Ask to reset both; that makes a new link.",
    },
  },
  staff_request_asked: {
    status: 409,
    zh: { what: "这位同事已有一个申请在等待。", next: "请另一位管理员先批准或拒绝它。" },
    en: {
      what: "A request about this colleague is already waiting.",
      next: "Have another admin approve or decline it first.",
    },
  },
  staff_request_closed: {
    status: 409,
    zh: { what: "这个申请已处理或已过期。", next: "需要时请重新申请。" },
    en: {
      what: "This request was decided already, or it expired.",
      next: "Ask for a new one if it is still needed.",
    },
  },
  staff_request_four_eyes: {
    status: 403,
    zh: {
      what: "要由另一位管理员批准：不能是申请人，也不能是本人。",
      next: "请另一位管理员核实后批准；申请人可以撤回。",
    },
    en: {
      what: "Another admin approves: not who asked, nor whom it is about.",
      next: "Have another admin check and approve; who asked may withdraw it.",
    },
  },
  staff_request_asker_gone: {
    status: 409,
    zh: { what: "申请人已不是管理员，申请已关闭。", next: "需要时请重新申请。" },
    en: {
      what: "Who asked is no admin any more; the request is closed.",
      next: "Ask for a new one if it is still needed.",
    },
  },
  enrolment_over: {
    status: 410,
    zh: { what: "这个链接已用过、已过期或已作废。", next: "请管理员重新申请一个链接。" },
    en: {
      what: "This link was used, ran out or was replaced.",
      next: "Ask an admin for a new one.",
    },
  },
  enrolment_code_wrong: {
    status: 409,
    zh: { what: "登记码不对。", next: "登记码由提出申请的管理员告诉您；还可以试 {triesLeft} 次。" },
    en: {
      what: "The enrolment code is wrong.",
      next: "The admin who asked for your link has it; {triesLeft} tries are left.",
    },
  },
  enrolment_totp_wrong: {
    status: 409,
    zh: {
      what: "验证器的数字不对。",
      next: "请确认已添加这个密钥、手机时间准确，再输入新的数字。",
    },
    en: {
      what: "The authenticator's digits are wrong.",
      next: "Check that this secret was added and the phone's clock is right, then type new digits.",
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
