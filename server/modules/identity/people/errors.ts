import { defineRefusals } from "../../../platform/http/errors.ts";

/** Names that deceive those who read them. */
export const refuseName = defineRefusals({
  name_official: {
    status: 422,
    zh: {
      what: "这个名字会让人误以为是官方或工作人员。",
      next: "请填写您自己的名字或昵称，不要包含品牌名、“官方”“客服”或一串数字。",
    },
    en: {
      what: "This name could be taken for us or our staff.",
      next: "Use your own name, without the brand, an office such as “support”, or a row of digits.",
    },
  },
  name_invisible: {
    status: 422,
    zh: { what: "名字里有看不见的字符。", next: "请删掉重新输入，只用看得见的文字。" },
    en: {
      what: "The name holds characters that nobody can see.",
      next: "Type it again with letters that can be seen.",
    },
  },
});
