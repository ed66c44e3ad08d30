import type { Text } from "./language.ts";

export const staffRole = {
  agent: { zh: "客服", en: "Agent" },
  supervisor: { zh: "主管", en: "Supervisor" },
  teller: { zh: "柜员", en: "Teller" },
  compliance: { zh: "合规", en: "Compliance" },
  finance: { zh: "财务", en: "Finance" },
  admin: { zh: "管理员", en: "Admin" },
  auditor: { zh: "审计", en: "Auditor" },
} as const satisfies Record<string, Text>;

/** Why a wallet is locked, in the words that its owner reads. */
export const lockReason = {
  lost_phone: { zh: "手机丢了", en: "I lost my phone" },
  stolen: { zh: "有人在用我的账户", en: "Somebody else uses my account" },
  other: { zh: "其他原因", en: "Another reason" },
  not_me: { zh: "有人说“不是本人操作”", en: "Somebody said “this was not me”" },
  owner_asked: { zh: "您请客服锁定", en: "You asked our staff" },
  fraud: { zh: "疑似被诈骗或盗用", en: "Possible fraud" },
  compliance: { zh: "合规要求", en: "Required by compliance" },
  risk: { zh: "系统发现风险", en: "The system saw a risk" },
} as const satisfies Record<string, Text>;

/** Where people speak with us; which of them are open, the server says. */
export const channel = {
  chat: { zh: "会话", en: "Chat" },
  email: { zh: "邮件", en: "E-mail" },
  whatsapp: { zh: "WhatsApp", en: "WhatsApp" },
  messenger: { zh: "Messenger", en: "Messenger" },
  wechat: { zh: "微信", en: "WeChat" },
  hotline: { zh: "热线", en: "Hotline" },
  counter: { zh: "柜台", en: "Counter" },
} as const satisfies Record<string, Text>;

export const conversationState = {
  automatic: { zh: "自动答复", en: "Automatic" },
  queued: { zh: "排队中", en: "Waiting" },
  offered: { zh: "分配中", en: "Offered" },
  assigned: { zh: "处理中", en: "Assigned" },
  closed: { zh: "已结束", en: "Closed" },
} as const satisfies Record<string, Text>;
