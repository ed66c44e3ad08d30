import type { Templates } from "./template.ts";

/** Notices to staff, by e-mail. */

const KINDS: Record<string, { zh: string; en: string }> = {
  add: { zh: "添加员工", en: "Add a colleague" },
  roles: { zh: "更改角色", en: "Change roles" },
  activate: { zh: "重新启用", en: "Let a colleague come back" },
  deactivate: { zh: "停用", en: "Stop a colleague" },
  reset: { zh: "重设登录", en: "Reset a sign-in" },
};

const STEPS: Record<string, { zh: string; en: string }> = {
  asked: { zh: "已申请", en: "asked for" },
  approved_in_part: { zh: "已有一人批准，还需一人", en: "approved by one, another is needed" },
  approved: { zh: "已执行", en: "carried out" },
  declined: { zh: "已拒绝或撤回", en: "declined or withdrawn" },
  enrolled: { zh: "本人已完成登记", en: "enrolled by the person" },
};

export const staffTemplates = {
  staff_request: {
    needs: ["kind", "what", "name", "by"],
    words: {
      zh: ({ kind = "", what = "", name, by }, { brand }) => ({
        title: `员工变动：${name}`,
        text: `【${brand}】${KINDS[kind]?.zh}「${name}」：${STEPS[what]?.zh}（${by}）。不是您知道的事？请马上打开客服台的“员工”页，并联系其他管理员。`,
      }),
      en: ({ kind = "", what = "", name, by }, { brand }) => ({
        title: `Staff: ${name}`,
        text: `[${brand}] ${KINDS[kind]?.en} (${name}): ${STEPS[what]?.en} by ${by}. News to you? Open Staff in the console at once and speak to the other admins.`,
      }),
    },
  },
} satisfies Templates;
