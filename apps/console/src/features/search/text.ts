import { defineText } from "@jinnang/ui";

export const useText = defineText("search", {
  zh: {
    title: "搜索",
    lead: "按客户姓名、手机号或其后四位，或任何编号查找：客户号、钱包号、凭证号、会话号、工单号、订单号，可以不带连字符。搜索会记入审计，但不保存搜索的内容。",
    label: "搜索客户或工单",
    placeholder: "客户、手机号、工单号",
    results: "“{{q}}”的结果",
    customers: "客户",
    cases: "工单",
    none: "没有找到",
    conversation: "会话 {{number}}",
    noneText: "手机号请输入完整的 11 位或后四位；编号的最后一位是校验位，请核对有没有听错。",
    start: "输入姓名、号码或工单编号开始搜索",
    level: "{{n}} 级",
    locked: "已锁定",
  },
  en: {
    title: "Search",
    lead: "Customers by name, phone or its last four digits; any number with or without hyphens: customer, wallet, receipt, conversation, case, order. A search is audited, its words are not kept.",
    label: "Search customers or cases",
    placeholder: "Customer, phone, case",
    results: "Results for {{q}}",
    customers: "Customers",
    cases: "Cases",
    none: "Nothing found",
    conversation: "Conversation {{number}}",
    noneText:
      "Type the whole phone number or its last four digits. The last digit of a number is a check: it may have been misheard.",
    start: "Type a name, a number or a case number",
    level: "Level {{n}}",
    locked: "Locked",
  },
});
