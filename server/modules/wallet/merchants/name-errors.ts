import { defineRefusals } from "../../../platform/http/errors.ts";

/** Names of merchants that deceive those who pay. */
export const refuseName = defineRefusals({
  merchant_name_refused: {
    status: 422,
    noMoneyMoved: true,
    zh: {
      what: "这个商户名会让人误以为是官方，或含有看不见的字符。",
      next: "请使用店铺的真实名称，不要包含品牌名、“官方”或“客服中心”。",
    },
    en: {
      what: "This merchant name could be taken for us, or holds characters that nobody can see.",
      next: "Use the shop's real name, without our brand or words such as “official”.",
    },
  },
});
