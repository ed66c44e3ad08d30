import { defineRefusals } from "../../platform/http/errors.ts";

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
  version_unknown: {
    status: 404,
    zh: { what: "这篇文章没有这个版本。", next: "请刷新页面，从版本记录里选择。" },
    en: { what: "This article has no such version.", next: "Load the page again and choose one." },
  },
  article_exists: {
    status: 409,
    zh: { what: "已经有一篇使用这个标识的文章。", next: "请换一个标识，或直接修改那篇文章。" },
    en: {
      what: "There is an article of this name already.",
      next: "Choose another name, or change that article.",
    },
  },
  article_changed: {
    status: 409,
    zh: {
      what: "起草之后，这篇文章又发布了新的版本。",
      next: "请比较两者，保存后重新提交审核。",
    },
    en: {
      what: "The article was published anew since this draft was begun.",
      next: "Compare the two, save the draft and submit it again.",
    },
  },
  article_retired: {
    status: 409,
    zh: { what: "这篇文章已经下线。", next: "请刷新页面查看。" },
    en: { what: "This article is retired already.", next: "Load the page again." },
  },
  articles_full: {
    status: 409,
    zh: { what: "帮助文章最多 {max} 篇，已经满了。", next: "请把新内容写进已有的文章。" },
    en: {
      what: "There are {max} help articles, which is the most there may be.",
      next: "Write it into an article that exists.",
    },
  },
  draft_exists: {
    status: 409,
    zh: { what: "{name} 已经为这篇文章开了草稿。", next: "请刷新页面，在那份草稿上继续。" },
    en: {
      what: "{name} has begun a draft of this article.",
      next: "Load the page again and go on with that draft.",
    },
  },
  draft_changed: {
    status: 409,
    zh: {
      what: "{name} 在此期间改动了这份草稿。",
      next: "请查看对方的改动，再决定保留哪一份。您的文字没有保存。",
    },
    en: {
      what: "{name} changed this draft in the meantime.",
      next: "Look at the change and decide what to keep. Your words were not saved.",
    },
  },
  draft_gone: {
    status: 409,
    zh: {
      what: "这份草稿已经发布或撤销。",
      next: "请刷新页面，需要时重新起草。您的文字没有保存。",
    },
    en: {
      what: "This draft was published or discarded.",
      next: "Load the page again and begin anew if needed. Your words were not saved.",
    },
  },
  draft_in_review: {
    status: 409,
    zh: { what: "这份草稿已经提交审核。", next: "请等待审核，或修改后重新提交。" },
    en: { what: "This draft is in review already.", next: "Wait for it, or change and resubmit." },
  },
  draft_not_in_review: {
    status: 409,
    zh: { what: "这份草稿还没有提交审核。", next: "请等作者提交后再处理。" },
    en: { what: "This draft is not in review.", next: "Wait until its writers submit it." },
  },
  draft_has_faults: {
    status: 422,
    zh: { what: "草稿还有 {count} 处需要修改。", next: "请按提示逐项修改后再提交。" },
    en: { what: "{count} things in the draft must be mended.", next: "Mend each and try again." },
  },
  draft_not_yours: {
    status: 403,
    zh: { what: "这份草稿由别人撰写。", next: "请让作者或主管撤销。" },
    en: { what: "Others wrote this draft.", next: "Ask them or a supervisor to discard it." },
  },
  own_draft: {
    status: 403,
    zh: { what: "您写过这份草稿的内容，不能由您审核。", next: "请让另一位主管或管理员审核。" },
    en: {
      what: "Some of these words are yours, so you cannot decide on them.",
      next: "Ask another supervisor or an admin.",
    },
  },
  model_unknown: {
    status: 404,
    zh: { what: "没有保留这个版本的模型。", next: "请刷新列表，选择一个仍保留的版本。" },
    en: { what: "This version is not kept any more.", next: "Load the list and choose another." },
  },
});
