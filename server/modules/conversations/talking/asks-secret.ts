/**
 * True when a message to a customer asks for a password, a PIN or a code. Staff never do, so such
 * a message is refused before it is sent; whoever pretends to be us is then easy to tell.
 * Explaining ("never tell anybody your code") and pointing to the app's own pages stay possible.
 */
export function asksSecret(text: string): boolean {
  const folded = text.normalize("NFKC");
  const clauses = folded.split(/[,;。!?！？;\n、]+|\.(?=\s|$)/).filter((clause) => clause.trim());
  const named = clauses.some((clause) => SECRET.test(clause) && !DENIAL.test(clause));
  return clauses.some((clause) => {
    if (DENIAL.test(clause) || !TELL.test(clause) || OWN_PAGE.test(clause)) return false;
    if (SECRET.test(clause)) return !WHETHER.test(clause);
    return named && TELL_IT.test(clause) && !OTHER_THING.test(clause);
  });
}

const pattern = (...words: string[]) => new RegExp(words.join("|"), "i");

const SECRET = pattern(
  "密码|密碼|验证码|驗證碼|校验码|动态码|短信码|口令|安全码|pin码",
  "\\bpins?\\b|\\bcvv|\\bcvc|\\bpass(?:word|code|phrase)s?\\b|\\botps?\\b",
  "(?:verification|security|one[- ]?time|sms|confirmation|login) codes?",
  "\\bthe code\\b|\\byour code\\b|\\bcode you (?:got|received)",
);

const TELL = pattern(
  "发(?:给|到|来|一下|过来|送)|發(?:給|到|來|過來)|告(?:诉|知|訴)|提供",
  "报(?:给|一下|上|出)|報給|念(?:给|一下|出)|说(?:一下|给|出)|回复|截图",
  "写(?:给|在|一下)|填(?:给|在)|输入(?:到|在)?(?:这里|聊天|对话|会话)|给我|給我|是多少|是什么|是啥",
  "\\btell\\b|\\bsend\\b|\\bgive\\b|\\bshare\\b|\\bprovide\\b|\\breply with\\b|\\bforward\\b",
  "\\bread (?:me|it|out|back)\\b|\\btype (?:it )?here\\b|\\bwhat(?:'s| is| was)\\b|\\bmessage me\\b",
  "\\bconfirm your\\b|\\blet me have\\b|\\bi(?:'ll| will)? need\\b",
);

/** The thing itself is asked for without its name, after it was named in another clause. */
const TELL_IT = pattern(
  "(?:发|發)(?:给我|到这里|来|过来|一下)|告诉我|给我|報給我|报(?:给我|一下)|念(?:给我|一下)|回复我",
  "\\b(?:tell|send|give|read|forward)\\b.{0,8}\\b(?:me|us|it)\\b",
  "\\btype it here\\b|\\bshare it\\b",
);

const OTHER_THING = pattern(
  "订单|单号|回执|截图|工号|姓名|时间|金额|结果|原因",
  "\\border|receipt|screenshot|amount|time|date|name|what happened|error|whether|if you",
);

const DENIAL = pattern(
  "不要|别|切勿|请勿|勿|不会|不需要|无需|不用|不必|从不|从来不|绝不|千万|谁也|任何人|不能|不可",
  "\\bnever\\b|\\bdon'?t\\b|\\bdo not\\b|\\bnot\\b|\\bno need\\b|\\bwon'?t\\b|\\bwithout\\b",
  "\\bnobody\\b|\\banyone\\b|\\banybody\\b",
);

/** Asking whether something arrived or works is not asking for it. */
const WHETHER = pattern(
  "是否|有没有|收到了?(?:吗|没)|能不能|可以收到|收不到|怎么|为什么|发送失败|重新发送|重发|再发|已发",
  "\\bwhether\\b|\\bif you\\b|\\bdid you\\b|\\bhave you\\b|\\bdo you (?:get|receive|remember)\\b",
  "\\bwe (?:will |have )?(?:just )?sen[dt]\\b|\\bi (?:will |have |can )?(?:just )?(?:re)?sen[dt]\\b",
  "\\b(?:re)?send you\\b|\\bsend (?:a|another) new\\b",
);

const OWN_PAGE = pattern(
  "(?:应用|app|页面|安全中心|登录页|键盘|屏幕).{0,8}(?:输入|填写|设置|修改|重置)",
  "in the app|security page|on the (?:page|screen)|sign-in page",
);
