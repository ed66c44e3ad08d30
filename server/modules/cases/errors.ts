import { defineRefusals } from "../../platform/http/errors.ts";

/** Every refusal of the cases. */
export const refuse = defineRefusals({
  case_closed: {
    status: 409,
    zh: { what: "这个工单已经结案。", next: "如需继续处理，请新开一个工单并写明原工单号。" },
    en: {
      what: "This case is closed.",
      next: "Open a new case and name this one's number in it.",
    },
  },
  case_other_customer: {
    status: 409,
    zh: { what: "会话或订单不属于这位客户。", next: "请核对客户后再开工单。" },
    en: {
      what: "The conversation or order belongs to another customer.",
      next: "Check the customer, then open the case.",
    },
  },
  proposal_waiting: {
    status: 409,
    zh: { what: "这个工单还有一个处理方案没有结果。", next: "请等主管决定后再继续。" },
    en: {
      what: "A proposal on this case still has no result.",
      next: "Wait for the supervisor's decision, then go on.",
    },
  },
  own_proposal: {
    status: 403,
    noMoneyMoved: true,
    zh: { what: "不能审批自己提出的方案。", next: "请让另一位主管审批。" },
    en: {
      what: "You cannot decide your own proposal.",
      next: "Ask another supervisor to decide it.",
    },
  },
  proposal_decided: {
    status: 409,
    zh: { what: "这个方案已经有人决定了。", next: "请刷新页面查看结果。" },
    en: { what: "This proposal is already decided.", next: "Reload the page to see the result." },
  },
  proposal_expired: {
    status: 409,
    noMoneyMoved: true,
    zh: { what: "这个方案已过期，没有资金变动。", next: "如仍需要，请客服重新提交方案。" },
    en: {
      what: "This proposal has expired; no money moved.",
      next: "If it is still needed, ask the agent to propose it again.",
    },
  },
  case_order_not_refundable: {
    status: 409,
    noMoneyMoved: true,
    zh: { what: "这笔订单不能退款。", next: "只有这位客户已成功的付款可以退款，请核对订单。" },
    en: {
      what: "This order cannot be refunded.",
      next: "Only a completed payment of this customer can be; check the order.",
    },
  },
  case_refund_too_large: {
    status: 409,
    noMoneyMoved: true,
    zh: { what: "退款金额超过可退余额。", next: "最多还可退 {available}，请修改金额。" },
    en: {
      what: "The refund is more than is left of the payment.",
      next: "At most {available} can still be refunded; change the amount.",
    },
  },
  proposal_too_large: {
    status: 409,
    noMoneyMoved: true,
    zh: { what: "金额超过这类方案可以批准的上限 {limit}。", next: "请减少金额，或改用其他方案。" },
    en: {
      what: "The amount is above the limit of {limit} for this kind of proposal.",
      next: "Lower the amount or propose something else.",
    },
  },
  approval_second_needed: {
    status: 409,
    noMoneyMoved: true,
    zh: { what: "您已批准，还需要另一位同事批准。", next: "请等另一位审批人决定。" },
    en: {
      what: "You have approved; a second person still has to.",
      next: "Wait for the other approver.",
    },
  },
  budget_used_up: {
    status: 409,
    noMoneyMoved: true,
    zh: { what: "超过了额度：{ruleZh}。", next: "还可用 {leftZh}。请减少金额，或改日再办。" },
    en: {
      what: "This is beyond the budget: {ruleEn}.",
      next: "{leftEn} are left. Lower the amount, or do it on another day.",
    },
  },
  conflict_of_interest: {
    status: 403,
    noMoneyMoved: true,
    zh: {
      what: "这位客户是经办同事本人或其亲友，不能由他们提出或审批。",
      next: "请交给没有利益关系的同事。",
    },
    en: {
      what: "This customer is a colleague on it, or close to one; they neither propose nor approve.",
      next: "Hand it to a colleague who has nothing to do with the customer.",
    },
  },
  conflict_known: {
    status: 409,
    zh: { what: "这个手机号已经申报过。", next: "无需重复申报。" },
    en: { what: "This number is declared already.", next: "Nothing more is needed." },
  },
  conflict_own_entry: {
    status: 403,
    zh: { what: "不能结束自己的申报。", next: "请让另一位合规同事处理。" },
    en: { what: "You cannot end your own entry.", next: "Ask another colleague of compliance." },
  },
  proposer_gone: {
    status: 409,
    noMoneyMoved: true,
    zh: { what: "提出方案的同事已停用或不再有权限。", next: "请驳回，由在岗同事重新提出。" },
    en: {
      what: "Whoever proposed this is deactivated or has lost the role.",
      next: "Reject it; a colleague who serves proposes anew.",
    },
  },
  approver_gone: {
    status: 409,
    noMoneyMoved: true,
    zh: { what: "批准过的同事已停用或不再有权限。", next: "请驳回，由在岗同事重新提出。" },
    en: {
      what: "Somebody who approved this is deactivated or has lost the role.",
      next: "Reject it; a colleague who serves proposes anew.",
    },
  },
  facts_changed: {
    status: 409,
    noMoneyMoved: true,
    zh: { what: "您看过以后情况有变化，还没有批准。", next: "请核对更新后的事实，再决定。" },
    en: {
      what: "The facts changed after you looked; nothing is approved.",
      next: "Check them as they are now, then decide.",
    },
  },
  case_refund_too_old: {
    status: 409,
    noMoneyMoved: true,
    zh: {
      what: "这笔付款已超过可退款的 {days} 天。",
      next: "如确有理由，请用善意补偿，或请财务处理。",
    },
    en: {
      what: "The payment is older than the {days} days within which it can be refunded.",
      next: "If there is good reason, give a goodwill credit or ask finance.",
    },
  },
  case_merchant_short: {
    status: 409,
    noMoneyMoved: true,
    zh: {
      what: "商户余额不足以支付这笔退款。",
      next: "可以等商户补足后再批准，或驳回后改用其他方案。",
    },
    en: {
      what: "The merchant's balance does not cover this refund.",
      next: "Wait until it does, or reject this and propose something else.",
    },
  },
  unlock_proofs_missing: {
    status: 409,
    noMoneyMoved: true,
    zh: {
      what: "解锁需要至少两项核实，其中一项是当面、视频或证件核实。",
      next: "请先核实本人，再勾选已完成的核实。",
    },
    en: {
      what: "Unlocking needs two proofs at least, one of them in person, by video or by a document.",
      next: "Verify the person first, then tick what was checked.",
    },
  },
  action_unknown: {
    status: 409,
    noMoneyMoved: true,
    zh: { what: "系统不认识这个操作，不能批准或执行。", next: "可以驳回它，并重新提交方案。" },
    en: {
      what: "This action is not known here, so it can be neither approved nor carried out.",
      next: "Reject it and propose again.",
    },
  },
  action_not_for_kind: {
    status: 409,
    noMoneyMoved: true,
    zh: { what: "这类工单不能提出这个操作。", next: "请选择其他方案，或新开一个合适的工单。" },
    en: {
      what: "This action cannot be proposed on this kind of case.",
      next: "Choose another one, or open a case of the right kind.",
    },
  },
  extension_needs_credit: {
    status: 409,
    noMoneyMoved: true,
    zh: { what: "先给客户临时入账，才能延期。", next: "请按原定日期答复。" },
    en: {
      what: "The rule allows more time only after a provisional credit.",
      next: "Answer by the day that stands.",
    },
  },
  unlock_not_needed: {
    status: 409,
    zh: { what: "这位客户的钱包没有被锁定。", next: "无需解锁，请刷新客户资料。" },
    en: {
      what: "This customer's wallet is not locked.",
      next: "Nothing needs unlocking; reload the customer's card.",
    },
  },
  case_already_escalated: {
    status: 409,
    zh: {
      what: "您已要求过主管复核。",
      next: "请等待复核结果；也可拨打 12363 金融消费者投诉热线。",
    },
    en: {
      what: "You asked for a supervisor's review already.",
      next: "Wait for its result, or call 12363, the financial consumer line.",
    },
  },
  nothing_to_extend: {
    status: 409,
    zh: { what: "没有可以延期的时限。", next: "答复时限已完成或不允许延期。" },
    en: {
      what: "There is no deadline to extend.",
      next: "The answer was given, or its rule allows no extension.",
    },
  },
  extension_too_long: {
    status: 409,
    zh: { what: "延期超过规则允许的最长 {daysMax} 天（从时限起算日计）。", next: "请缩短延期。" },
    en: {
      what: "The extension is beyond the {daysMax} days, from its start, that the rule allows.",
      next: "Choose a shorter one.",
    },
  },
});
