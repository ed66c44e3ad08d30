import { defineRefusals } from "../../platform/errors.ts";

export const refuse = defineRefusals({
  article_unknown: {
    status: 404,
    zh: { what: "没有找到这篇帮助文章。", next: "请搜索其他关键词，或联系人工客服。" },
    en: { what: "We could not find this help article.", next: "Search again or ask a person." },
  },
  suggestion_unknown: {
    status: 404,
    zh: { what: "没有找到这条建议。", next: "请刷新列表后再试。" },
    en: { what: "We could not find this suggestion.", next: "Load the list again." },
  },
  suggestion_decided: {
    status: 409,
    zh: { what: "这条建议已经有人处理过了。", next: "请刷新列表查看结果。" },
    en: { what: "Somebody has decided on this already.", next: "Load the list again." },
  },
  suggestion_cursor: {
    status: 400,
    zh: { what: "列表的位置无法识别。", next: "请从第一页重新加载。" },
    en: { what: "This place in the list is not known.", next: "Start from the first page." },
  },
  model_unknown: {
    status: 404,
    zh: { what: "没有保留这个版本的模型。", next: "请刷新列表，选择一个仍保留的版本。" },
    en: { what: "This version is not kept any more.", next: "Load the list and choose another." },
  },
});
