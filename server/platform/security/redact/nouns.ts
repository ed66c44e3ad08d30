/**
 * The names of secrets as people write them, in the folded spelling: with the usual typing errors,
 * in pinyin, and with a sign between the letters. Sources of patterns, without capture groups.
 */
const BETWEEN = "[ .*_·~-]?";

export const CODE_NOUN_ZH =
  `(?:[验严检]${BETWEEN}[证正]${BETWEEN}[码玛马号]|[校效]验码|(?:动态|短信|一次性)(?:密码|口令|码)|` +
  "确认码|认证码|激活码|授权码|随机码|识别码|(?<![A-Za-z])v码|" +
  "(?<![A-Za-z])(?:yzm|yan ?zh?eng ?ma|jiao ?yan ?ma|dong ?tai ?ma)(?: ?shi\\b)?)";

export const CODE_NOUN_EN =
  "(?:(?:verification|security|one[- ]?time|confirmation|sms|text|login|log[- ]?in|sign[- ]?in|" +
  "auth(?:entication|orization|orisation)?|access|6[- ]digit|six[- ]digit)" +
  " ?(?:pass)?codes?|one[- ]?time (?:password|pin)|otps?|passcodes?|2fa)";

export const PASSWORD_NOUN_ZH =
  `(?:(?:登[录陆]|支付|交易|取款)?密${BETWEEN}[码玛马嘛]|[秘蜜]码|口令|(?<![A-Za-z])pin ?码|` +
  "(?<![A-Za-z])mi ?ma|(?<![A-Za-z])mm(?=[是为:= ]))";

export const PASSWORD_NOUN_EN =
  "(?:pass ?words?|pass ?wd|pswd|passphrase|pwd|pins?(?: code| number)?|" +
  "(?<=my |our |login |account |wallet )pass)";
