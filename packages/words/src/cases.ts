import type { Text } from "./language.ts";

export const caseKind = {
  complaint: { zh: "投诉", en: "Complaint" },
  dispute: { zh: "纠纷", en: "Dispute" },
  inquiry: { zh: "咨询", en: "Inquiry" },
  correction: { zh: "差错", en: "Correction" },
  unlock: { zh: "解锁", en: "Unlock" },
  fraud_report: { zh: "欺诈举报", en: "Fraud report" },
} as const satisfies Record<string, Text>;

export const caseState = {
  open: { zh: "处理中", en: "Open" },
  proposed: { zh: "待审批", en: "Awaiting approval" },
  resolved: { zh: "已解决", en: "Resolved" },
  closed: { zh: "已结案", en: "Closed" },
} as const satisfies Record<string, Text>;

export const caseOutcome = {
  upheld: { zh: "诉求成立", en: "Upheld" },
  partly_upheld: { zh: "诉求部分成立", en: "Partly upheld" },
  not_upheld: { zh: "诉求不成立", en: "Not upheld" },
  withdrawn: { zh: "客户撤回", en: "Withdrawn" },
} as const satisfies Record<string, Text>;

/** The state of an obligation. */
export const dutyState = {
  due: { zh: "未到期", en: "Due" },
  met: { zh: "已履行", en: "Met" },
  breached: { zh: "已逾期", en: "Overdue" },
} as const satisfies Record<string, Text>;

export const proposalState = {
  waiting: { zh: "待审批", en: "Awaiting approval" },
  approved: { zh: "已批准", en: "Approved" },
  rejected: { zh: "未批准", en: "Not approved" },
  executed: { zh: "已执行", en: "Carried out" },
  expired: { zh: "已过期", en: "Expired" },
  failed: { zh: "未能执行", en: "Not carried out" },
} as const satisfies Record<string, Text>;

/** How staff verified a person before a wallet is unlocked. */
export const unlockProof = {
  in_person: { zh: "当面核实本人", en: "Seen in person" },
  video_call: { zh: "视频核实本人", en: "Seen in a video call" },
  identity_document: { zh: "核对身份证件", en: "Identity document checked" },
  called_back: { zh: "拨打登记号码核实", en: "Called back on the number on file" },
  recent_payments_named: { zh: "说出近期交易", en: "Named recent payments" },
  police_report: { zh: "提供报案回执", en: "Showed a police report" },
} as const satisfies Record<string, Text>;
