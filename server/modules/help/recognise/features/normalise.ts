import { Converter } from "opencc-js/t2cn";
import type { Language } from "../types.ts";

/** Longer messages are cut: the question is at the start, and every later step is linear in it. */
export const TEXT_LENGTH_MAX = 2_000;

const toSimplified = Converter({ from: "t", to: "cn" });
const CJK = /[\u3400-\u9fff\uf900-\ufaff]/u;

/**
 * One spelling for one thing: width, case, script, spaces, and regional words become the same.
 * Offsets are not kept; the help search finds its highlights in the original text by itself.
 */
export function normalise(text: string): string {
  const cut = text.slice(0, TEXT_LENGTH_MAX).normalize("NFKC").toLowerCase();
  const simplified = CJK.test(cut) ? replaceRegional(toSimplified(cut)) : cut;
  return simplified
    .replace(/[’‘`´]/g, "'")
    .replace(/\s+/g, " ")
    .trim();
}

/** The question without "hello", "excuse me" and "thank you"; the whole text if no more is left. */
export function stripGreetings(normalised: string): string {
  let text = normalised;
  for (let round = 0; round < GREETING_ROUNDS_MAX; round += 1) {
    const next = text.replace(GREETING_START, "").replace(THANKS_END, "").trim();
    if (next === text) break;
    text = next;
  }
  return text;
}

/** Chinese as soon as a fifth of the letters are: mixed messages are written by Chinese readers. */
export function languageOf(text: string): Language {
  let chinese = 0;
  let latin = 0;
  for (const character of text.slice(0, TEXT_LENGTH_MAX)) {
    if (CJK.test(character)) chinese += 1;
    else if (/[a-z]/i.test(character)) latin += 1;
  }
  return chinese > 0 && chinese * 5 >= chinese + latin ? "zh" : "en";
}

export function isChineseCharacter(character: string): boolean {
  return CJK.test(character);
}

// "Hello, excuse me, may I ask" can stack; four layers are more than people write.
const GREETING_ROUNDS_MAX = 4;
const GREETING_START = new RegExp(
  "^(?:" +
    [
      "(?:你们?好|您好|亲爱的|亲|哈喽|哈啰|嗨|喂|早上好|上午好|中午好|下午好|晚上好)(?:呀|啊|哦|吖)?",
      "(?:在吗|在不在|有人吗)",
      "(?:我)?(?:想)?(?:请问|请教|问|咨询)(?:一?下|一?个问题)?(?=.)",
      "(?:麻烦|打扰|劳驾|不好意思|拜托)(?:你们?|您|了)?(?:一?下)?",
      "(?:hello|hi|hey|hiya|good (?:morning|afternoon|evening|day)|dear (?:sir|madam|team|all))" +
        "(?: there| team)?(?![a-z])",
      "(?:excuse me|sorry to bother you|quick question)(?![a-z])",
    ].join("|") +
    ")[\\s,，.。!！?？~～、:：;；]*",
  "u",
);
const THANKS_END = new RegExp(
  "[\\s,，.。!！~～]*(?:谢谢(?:你们?|您|了|啦)?|多谢(?:了|晒)?|感谢|拜托了|thanks?(?: you)?" +
    "(?: (?:so|very) much| in advance)?|thx|cheers)[\\s.。!！~～]*$",
  "u",
);

/**
 * Words of other regions and of chat slang, and the common word for each; the longer ones first,
 * so that they win. A word that stands for itself keeps a shorter one from breaking it.
 */
const REGIONAL: readonly (readonly [string, string])[] = (
  "二维条码=二维码 解除安装=卸载 行动支付=移动支付 为啥子=为什么 qr码=二维码 使用者=用户 提款卡=银行卡 使唔使=要不要 得唔得=行不行 " +
  "点解=为什么 为啥=为什么 点样=怎么 点算=怎么办 咋整=怎么办 咋办=怎么办 咋个=怎么 肿么=怎么 乜嘢=什么 啥子=什么 木有=没有 唔见=不见 " +
  "系咪=是不是 几时=什么时候 几多=多少 边个=谁 边度=哪里 搞掂=搞定 登陆=登录 登入=登录 登出=退出登录 储值=充值 加值=充值 增值=充值 " +
  "提领=提现 退费=退款 简讯=短信 讯息=消息 户头=账户 户口=账户 网路=网络 软体=软件 萤幕=屏幕 荧幕=屏幕 客诉=投诉 著名=著名 著作=著作 " +
  "显著=显著 装置=设备 检视=查看 资讯=信息 设定=设置 联络=联系 新增=添加 系结=绑定 汇出=导出 支援=支持 介面=界面 开启=打开 列印=打印 " +
  "金钥=密钥 建立=创建 讯号=信号 传送=发送 骇客=黑客 远端=远程 稽核=审核 专线=热线 电邮=邮件 唔该= 点搞=怎么办 点做=怎么办 而家=现在 " +
  "啱啱=刚刚 呢个=这个 晓得=知道 哪能=怎么 阿拉=我们 莫得=没有 啷个=怎么 不得行=不行 咋=怎么 啥=什么 冇=没有 唔=不 " +
  "嘅=的 咗=了 甭=不用 俺=我 帐=账 著=着 枱=台 馀=余 畀=给 俾=给 嚟=来 喺=在 哋=们 佢=他 睇=看 攞=拿 搵=找 嘢=东西 嗰=那 " +
  "噉=这样 咁=这么 啲=些 侬=你 勿=不"
)
  .split(" ")
  .map((pair) => {
    const [from = "", to = ""] = pair.split("=");
    return [from, to] as const;
  });
const REGIONAL_PATTERN = new RegExp(REGIONAL.map(([from]) => from).join("|"), "gu");
const REGIONAL_MAP = new Map(REGIONAL);

function replaceRegional(text: string): string {
  return text.replace(REGIONAL_PATTERN, (word) => REGIONAL_MAP.get(word) ?? word);
}
