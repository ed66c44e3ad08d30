import {
  CODE_NOUN_EN,
  CODE_NOUN_ZH,
  PASSWORD_NOUN_EN,
  PASSWORD_NOUN_ZH,
} from "../../../platform/security/redact/nouns.ts";
import { clausesOf, DENIAL, pattern, plainOf } from "./clauses.ts";

/**
 * True when words to a customer ask for a password, a PIN, a code, a card or an identity number.
 * Staff never do, so such words are refused before they are sent; whoever pretends to be us is then
 * easy to tell. Explaining ("never tell anybody your code") and pointing to the app's own pages
 * stay possible.
 */
export function asksSecret(text: string): boolean {
  const clauses = clausesOf(plainOf(text));
  const denies = clauses.some((clause) => DENIAL.test(clause));
  const named = clauses.some((clause) => SECRET.test(clause) && !DENIAL.test(clause));
  return clauses.some((clause) => {
    if (DENIAL.test(clause) || OWN_PAGE.test(clause)) return false;
    if (SHOWS_MESSAGE.test(clause)) return true;
    if (SECRET.test(clause)) {
      return (isBare(clause) && !denies) || (TELL.test(clause) && !WHETHER.test(clause));
    }
    return named && TELL_IT.test(clause) && !OTHER_THING.test(clause);
  });
}

/** "验证码？", "PIN pls": nothing is said but the thing itself. */
function isBare(clause: string): boolean {
  const rest = clause.replace(SECRET_EACH, "").replace(FILLERS, "");
  return !/[\p{L}\p{N}]/u.test(rest);
}

const NUMBERS = [
  "身份证号?码?|证件号码?|护照号码?|(?<![a-z])sfz",
  "(?:银行卡|信用卡|储蓄卡|借记卡)(?:的)?(?:卡?号码?|有效期|密码|照片|正反面)" +
    "(?!的?(?:后[四4]位|最后|尾号|末[四4]位))",
  "(?<!银行)卡号(?!的?(?:后[四4]位|最后|尾号|末[四4]位))|有效期和|安全码|卡背|背面(?:的)?[三3]位",
  "\\b(?:full )?card number\\b|\\bcvv|\\bcvc|\\bexpiry date\\b",
  "\\b(?:id|identity)(?: card)? number\\b|\\bpassport number\\b",
];
const SMS = [
  "短信(?:里|中|上|内)?的?(?:[\\d六四八]位)?(?:数字|号码|数|码|内容)",
  "(?<!支付密码是|密码是|验证码是)(?:[六6四4八8]位数字|[六6]位数(?!字))",
  "\\b(?:number|digits?)\\b.{0,24}\\b(?:sms|text(?: message)?|message)\\b",
  "\\b(?:6|six|4|four)[ -]?digits?\\b|\\b(?:sms|text message)\\b.{0,8}\\b(?:says?|said)\\b",
];
const SECRETS = [
  CODE_NOUN_ZH,
  PASSWORD_NOUN_ZH,
  `(?<![A-Za-z])${CODE_NOUN_EN}(?![A-Za-z])`,
  `(?<![A-Za-z])${PASSWORD_NOUN_EN}(?![A-Za-z])`,
  "\\bpassword|\\bthe code\\b|\\by(?:ou|')?r code\\b|\\bur code\\b|\\bcode you (?:got|received)",
  "收到的 ?code\\b|\\bcode ?(?:发|告诉|是多少|给我)",
  ...NUMBERS,
  ...SMS,
];
const SECRET = pattern(...SECRETS);
const SECRET_EACH = new RegExp(SECRETS.join("|"), "gi");
const FILLERS =
  /您好|你好|请问|请|麻烦|您的|您|你的|你|的|呢|啊|呀|吗|和|与|以及|或者?|多少|号|\b(?:pls|please|your?|ur|the|and|or|now|hi|hello)\b/gi;

const TELL = pattern(
  "发(?:我|给|到|来|一下|下|过来|送|出|$)|告(?:诉|知)|提供|话(?:我|俾|畀)|(?:俾|畀)我|交(?:给|出)",
  "报(?:我|给|一下|下|上|出|来)|念(?:我|给|一下|下|出)|读(?:给|一下|出)|说(?:一下|下|给|出|$)",
  "回复|回(?:我|一下|下)|截图|截个?图|拍(?:照|给|一下|下|$)|转发|贴(?:给|到|上)",
  "写(?:给|在|一下|下)|填(?:给|在)|输入(?:到|在)?(?:这里|聊天|对话|会话)",
  "给我|是多少|多少(?!次|位|天|分|个|条|元|块|钱)|是什么|是啥|(?:是|有)几",
  "\\btell\\b|\\bsend\\b|\\bgive\\b|\\bgimme\\b|\\bshare\\b|\\bprovide\\b|\\breply\\b|\\bforward\\b",
  "\\bread (?:me|it|out|back)\\b|\\btype (?:it )?here\\b|\\bwhat(?:'s| is| was| are)?\\b",
  "\\bmessage me\\b|\\btext me\\b|\\bsay\\b|\\bspell\\b|\\bscreenshot\\b|\\bpaste\\b|\\bshow me\\b",
  "\\bconfirm your\\b|\\bverify your\\b|\\blet me have\\b|(?<!\\byou(?:'ll| will| may)? )\\bneed\\b",
);

/** The message with the code is asked for as a whole. */
const SHOWS_MESSAGE = pattern(
  "(?:把|将)?短信(?:内容|全文|原文)?(?:发|转发|截图|念|读|报|复制|贴)(?!送|错|出|了)",
  "截图.{0,4}(?:短信|收到的信息)|短信.{0,6}(?:截图|发我|发给我|转给我)",
  "\\b(?:forward|screenshot|send|show|read)\\b.{0,24}\\b(?:sms|text message)\\b.{0,12}(?:\\bme\\b|$)",
);

/** The thing itself is asked for without its name, after it was named in another clause. */
const TELL_IT = pattern(
  "发(?:给我|我|到这里|来|过来|一下|下)|告诉我|给我|报(?:给我|一下|下|我)|念(?:给我|一下|下)|回复我|回我",
  "\\b(?:tell|send|give|read|forward)\\b.{0,8}\\b(?:me|us|it)\\b",
  "\\btype it here\\b|\\bshare it\\b",
);

const OTHER_THING = pattern(
  "订单|单号|回执|截图|工号|姓名|时间|金额|结果|原因",
  "\\border|receipt|screenshot|amount|time|date|name|what happened|error|whether|if you",
);

/** Asking whether something arrived or works is not asking for it. */
const WHETHER = pattern(
  "是否|有没有|收到了?(?:吗|没)|能不能|可以收到|收不到|怎么|为什么|发送失败|重新发送|重发|再发|已发",
  "发送(?:到|给)(?:您|你)|有效期(?:是|为)|会发(?:到|给)|忘了还是|是指|输错|连错",
  "\\bwhether\\b|\\bif you\\b|\\bdid you\\b|\\bhave you\\b|\\bdo you (?:get|receive|remember)\\b",
  "\\bwe (?:will |have )?(?:just )?sen[dt]\\b|\\bi (?:will |have |can )?(?:just )?(?:re)?sen[dt]\\b",
  "\\b(?:re)?send you\\b|\\bsend (?:a|another) new\\b|\\bwhat happens\\b|\\bneeds?\\b.{0,12}\\bdigits\\b",
);

const OWN_PAGE = pattern(
  "(?:应用|app|页面|页|安全中心|登录页|键盘|屏幕).{0,8}(?:输入|填写|设置|修改|重置|重设)",
  "in the app|security page|under security|on the (?:page|screen)|sign-in page",
);
