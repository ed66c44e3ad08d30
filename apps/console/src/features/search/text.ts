import { defineText } from "@jinnang/ui";

export const useText = defineText("search", {
  zh: {
    title: "搜索",
    lead: "按客户姓名、客户号、完整手机号，或工单编号查找。搜索会记入审计，但不保存搜索的内容。",
    label: "搜索客户或工单",
    placeholder: "客户、手机号、工单号",
    results: "“{{q}}”的结果",
    customers: "客户",
    cases: "工单",
    none: "没有找到",
    noneText: "手机号要输入完整的 11 位；工单编号可以不区分大小写。",
    start: "输入姓名、号码或工单编号开始搜索",
    level: "{{n}} 级",
    locked: "已锁定",
  },
  en: {
    title: "Search",
    lead: "Customers by name, number or whole phone number; cases by number. A search is audited, its words are not kept.",
    label: "Search customers or cases",
    placeholder: "Customer, phone, case",
    results: "Results for {{q}}",
    customers: "Customers",
    cases: "Cases",
    none: "Nothing found",
    noneText: "Type the whole phone number; case numbers may be in small letters.",
    start: "Type a name, a number or a case number",
    level: "Level {{n}}",
    locked: "Locked",
  },
});
