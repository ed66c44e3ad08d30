import type { Language } from "../../../platform/http/errors.ts";
import type { FaultCode } from "./types.ts";

/** What is wrong and how to mend it; `{title}` is the other article's, `{value}` what is meant. */
export const FAULT_TEXTS: Record<FaultCode, Record<Language, string>> = {
  text_missing: {
    zh: "这一项还没有填写。",
    en: "This is still empty.",
  },
  phrasings_few: {
    zh: "每种语言至少要有 {value} 种问法，否则很难识别到这篇文章。",
    en: "At least {value} phrasings per language, or questions will hardly find this article.",
  },
  phrasing_taken: {
    zh: "“{value}”已经是《{title}》的问法，一个问题只能有一篇答案。",
    en: "“{value}” already asks for “{title}”. One question has one answer.",
  },
  phrasing_twice: {
    zh: "“{value}”在这里写了两次。",
    en: "“{value}” is here twice.",
  },
  phrasing_empty: {
    zh: "“{value}”里没有文字。",
    en: "“{value}” has no letters.",
  },
  title_taken: {
    zh: "这个标题已经是《{title}》的标题或问法，请换一个。",
    en: "This already asks for “{title}”. Choose another title.",
  },
  related_unknown: {
    zh: "没有已发布的文章“{value}”，或者它就是本文。",
    en: "There is no other published article “{value}”.",
  },
  article_link_unknown: {
    zh: "链接 {value} 指向的文章不存在或还没有发布。",
    en: "The link {value} leads to no published article.",
  },
  app_path_unknown: {
    zh: "链接 {value} 不是应用里的页面。",
    en: "The link {value} is no page of the app.",
  },
  link_insecure: {
    zh: "{value} 没有加密，请使用 https:// 开头的地址。",
    en: "{value} is not encrypted. Use an address that starts with https://.",
  },
  link_unknown: {
    zh: "链接 {value} 打不开。可以使用 app:/页面、help:文章、https://、tel: 或 mailto:。",
    en: "The link {value} will not open. Use app:/page, help:article, https://, tel: or mailto:.",
  },
  placeholder_unknown: {
    zh: "{value} 不会被替换。可以使用 {{hotline}}、{{email}} 和 {{brand}}，问法里不能使用。",
    en: "{value} is not filled. Use {{hotline}}, {{email}} or {{brand}}; none in phrasings.",
  },
  looks_secret: {
    zh: "这里有像真实信息的内容，请删去或改写：",
    en: "Something here looks real. Take it out or write it another way: ",
  },
  still_linked: {
    zh: "《{title}》还链接到这篇文章；下线后那里只显示文字。",
    en: "“{title}” leads here. Once this is retired only the words remain there.",
  },
};

export const SECRET_NAMES: Record<string, Record<Language, string>> = {
  card: { zh: "银行卡号", en: "card number" },
  identity: { zh: "证件号码", en: "identity number" },
  code: { zh: "验证码", en: "one-time code" },
};
