/** What a customer wrote by e-mail, without what mail programs and habits put around it. */
export interface Mail {
  subject: string;
  body: string;
}

export interface MailWords {
  /** Without "Re:" and tags; empty when it says nothing ("Question", "无主题"). */
  subject: string;
  /** A reply keeps the subject that somebody else may have written. */
  isSubjectOwn: boolean;
  /** The customer's own paragraphs in their order; quoted text and signatures are gone. */
  paragraphs: string[];
}

/** Longer mails are cut; the quoted history that makes them long stands at the end. */
const BODY_LENGTH_MAX = 50_000;
const PARAGRAPHS_MAX = 60;

export function wordsOfMail({ subject, body }: Mail): MailWords {
  const lines = body
    .slice(0, BODY_LENGTH_MAX)
    .replace(/\r\n?/g, "\n")
    .replace(/&nbsp;|[\u00a0\u200b]/g, " ")
    .split("\n");
  const own = withoutSignature(withoutQuotes(lines));
  const { bare, isReply } = withoutPrefixes(subject);
  return {
    subject: EMPTY_SUBJECT.test(bare) ? "" : bare,
    isSubjectOwn: !isReply,
    paragraphs: paragraphsOf(own).filter(isTelling).slice(0, PARAGRAPHS_MAX),
  };
}

/** Prefixes and tags stack in any order: "[External] Re: 回复：[JN-12] …". */
function withoutPrefixes(subject: string): { bare: string; isReply: boolean } {
  let bare = subject.slice(0, SUBJECT_LENGTH_MAX).trim();
  let isReply = false;
  for (let layer = 0; layer < PREFIXES_MAX; layer += 1) {
    const next = bare.replace(REPLY_PREFIX, "");
    isReply ||= next !== bare;
    const untagged = next.replace(SUBJECT_TAG, "").trim();
    if (untagged === bare) break;
    bare = untagged;
  }
  return { bare, isReply };
}

const SUBJECT_LENGTH_MAX = 300;
const PREFIXES_MAX = 10;
const SUBJECT_TAG = /^(?:\[[^\]]{1,40}\]|【[^】]{1,40}】)\s*/u;
const REPLY_PREFIX = new RegExp(
  "^(?:re|fwd?|aw|wg|sv|tr|回复|回覆|答复|答覆|转发|轉發|轉寄|自动回复)" +
    "\\s*(?:[[(（]\\d+[\\])）])?\\s*[:：]\\s*",
  "iu",
);
const EMPTY_SUBJECT = new RegExp(
  "^[\\s\\p{P}]*(?:no subject|无主题|無主題|(?:a |one |quick |general )*(?:question|enquiry|inquiry|" +
    "request|hello|hi|help|urgent|support|customer service|please help|important|feedback)s?|" +
    "咨询|咨询一下|问题|請問|请问|求助|紧急|你好|您好|客服|有个问题|反馈|帮忙|急)?[\\s\\p{P}]*$",
  "iu",
);

/** Leaves out quoted lines, and everything from the head of an unmarked quotation on. */
function withoutQuotes(lines: readonly string[]): string[] {
  const kept: string[] = [];
  for (let i = 0; i < lines.length; i += 1) {
    const head = headOfQuote(lines, i);
    if (head === "end") break;
    if (head !== null) i = head;
    else if (!QUOTED_LINE.test(lines[i] as string)) kept.push(lines[i] as string);
  }
  return kept;
}

const QUOTED_LINE = /^\s*(?:>|＞|\|\s)/u;

/**
 * Where the head of a quotation that begins on this line ends: on a later line when the quotation
 * is marked with ">", so that answers between its lines are kept; else it goes on to the end.
 */
function headOfQuote(lines: readonly string[], at: number): number | "end" | null {
  const line = (lines[at] as string).trim();
  if (RULED_HEAD.test(line)) return "end";
  if (FIELD_FROM.test(line)) {
    const next = lines.slice(at + 1, at + 1 + FIELD_LINES);
    return next.some((other) => FIELD_OTHER.test(other.trim())) ? "end" : null;
  }
  const length = wroteLength(lines, at);
  if (length === 0) return null;
  const next = lines.slice(at + length).find((other) => other.trim() !== "");
  return next !== undefined && QUOTED_LINE.test(next) ? at + length - 1 : "end";
}

/** Of how many lines the "… wrote:" that begins here is; long addresses break it. */
function wroteLength(lines: readonly string[], at: number): number {
  const joined = (from: number, until: number) => lines.slice(from, until).join(" ").trim();
  for (let length = 1; length <= WROTE_LINES && at + length <= lines.length; length += 1) {
    if ((lines[at + length - 1] as string).trim() === "") return 0;
    if (joined(at, at + length).length > HEAD_LENGTH_MAX) return 0;
    // The customer's last words are not its beginning.
    if (length > 1 && WROTE.test(joined(at + 1, at + length))) return 0;
    if (WROTE.test(joined(at, at + length))) return length;
  }
  return 0;
}

const FIELD_LINES = 4;
const WROTE_LINES = 3;
/** A date, a name and an address; the pattern would take its time over a longer line. */
const HEAD_LENGTH_MAX = 300;
const RULED_HEAD = new RegExp(
  "^[-_=*\\s]*(?:original message|original|forwarded message|原始邮件|原邮件|原始郵件|转发的邮件|" +
    "转发邮件信息|轉寄郵件|邮件原件|回复的原邮件|转发的原邮件|replied message|begin forwarded message:?)[-_=*\\s]*$|^_{20,}$",
  "iu",
);
const FIELD_FROM = /^[*\s]*(?:from|发件人|寄件者|寄件人|发件者|von|de)[*\s]*[:：]/iu;
const FIELD_OTHER =
  /^[*\s]*(?:sent|date|to|subject|发送时间|发送日期|日期|时间|收件人|收件者|主题|主旨)[*\s]*[:：]/iu;
const WROTE = new RegExp(
  "^(?:on\\s.{6,200}\\swrote\\s*:|at\\s\\d{4}.{6,200}\\swrote\\s*:|" +
    "(?:在|于|於)?\\s*\\d{4}.{4,200}(?:写道|寫道|编写|写到)\\s*[:：]|.{2,120}<[^>]+@[^>]+>\\s*" +
    "(?:于|於|在).{4,80}(?:写道|寫道)\\s*[:：]|.{2,120}@.{2,120}(?:wrote|写道|寫道)\\s*[:：])$",
  "iu",
);

/** Cuts the signature; a postscript below it is still the customer's word. */
function withoutSignature(lines: readonly string[]): string[] {
  const isFooter = (line: string) => MOBILE_FOOTER.test(line.trim());
  const own = lines.filter((line) => !isFooter(line));
  const last = own.findLastIndex((line) => line.trim() !== "");
  const start = own.findIndex((line, i) => {
    if (/^--\s*$/.test(line)) return true;
    const linesBelow = own.slice(i + 1, last + 1).filter((below) => below.trim() !== "").length;
    return SIGN_OFF.test(line.trim()) && linesBelow <= SIGNATURE_LINES_MAX;
  });
  if (start < 0) return own;
  const postscript = own.findIndex((line, i) => i > start && POSTSCRIPT.test(line.trim()));
  return postscript < 0 ? own.slice(0, start) : [...own.slice(0, start), ...own.slice(postscript)];
}

/** Name, post, company, address, two telephone numbers, web page, slogan. */
const SIGNATURE_LINES_MAX = 8;
const MOBILE_FOOTER = new RegExp(
  "^(?:sent from (?:my|outlook|mail|yahoo|samsung|huawei)\\b.*|get outlook for .*|" +
    "sent (?:via|with) .{2,40}|(?:发自|來自|来自|發自|从).{0,4}我的.{1,20}|" +
    "(?:发自|來自|来自).{0,12}(?:邮箱大师|邮箱|手机|客户端|iphone|ipad)|从.{1,20}(?:发送|寄出))[.。]?$",
  "iu",
);
const SIGN_OFF = new RegExp(
  "^(?:此致|敬礼|此致敬礼|祝好|祝商祺|顺颂商祺|顺祝商祺|商祺|谨启|敬上|" +
    "(?:祝|顺祝)?(?:工作顺利|生活愉快|万事如意)|" +
    "(?:many |with |kind |kindest |best |warm )*(?:regards|wishes)|(?:yours )?" +
    "(?:sincerely|faithfully|truly)(?: yours)?|yours|best|cheers|respectfully|" +
    "(?:many )?thanks(?: a lot| again| in advance| and regards)?|thank you(?: very much)?|" +
    "谢谢|多谢|感谢|谢谢您|十分感谢)[\\s,，.。!！~]*$",
  "iu",
);
const POSTSCRIPT = /^(?:p\.?\s?s\b|又及|另：|附：)/iu;

/** Lines that a mail program broke belong together; every other line end ends a paragraph. */
function paragraphsOf(lines: readonly string[]): string[] {
  const paragraphs: string[] = [];
  let isOpen = false;
  for (const line of lines) {
    const text = line.trim();
    const previous = paragraphs.at(-1);
    if (text !== "" && isOpen && previous !== undefined && !LIST_ITEM.test(text)) {
      const gap = CJK_END.test(previous) ? "" : " ";
      paragraphs[paragraphs.length - 1] = previous + gap + text;
    } else if (text !== "") paragraphs.push(text);
    isOpen = text !== "" && widthOf(text) >= BROKEN_FROM_WIDTH && !/[.。!！?？:：;；]$/u.test(text);
  }
  return paragraphs.map((text) => text.replace(LIST_ITEM, ""));
}

/** Mail programs break at 72 to 78 columns; a Chinese character takes two. */
const BROKEN_FROM_WIDTH = 56;
const LIST_ITEM = /^(?:\d{1,2}[.、)）]|[（(]\d{1,2}[)）]|[-*•·])\s*/u;
const CJK_END = /[\u3000-\u9fff\uff00-\uffef]$/u;

function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += character > "\u2e80" ? 2 : 1;
  return width;
}

/** Neither a salutation nor the small print of somebody's company. */
function isTelling(paragraph: string): boolean {
  return (
    !SALUTATION.test(paragraph) && !DISCLAIMER.test(paragraph) && /[\p{L}\p{N}]/u.test(paragraph)
  );
}

const SALUTATION = new RegExp(
  "^(?:(?:dear|hello|hi|hey|good (?:morning|afternoon|evening))(?:[ ,]+[\\p{L}.]+){0,5}|" +
    "to whom it may concern|(?:尊敬的|亲爱的)?.{0,8}(?:客服|团队|先生|女士|经理|负责人|各位|老师)" +
    "(?:你好|您好|们)?|你们?好|您好)[\\s,，:：!！.。]*$",
  "iu",
);
const DISCLAIMER = new RegExp(
  "(?:this|the) (?:e-?mail|message|communication)\\b.{0,120}\\b(?:confidential|intended|privileged)|" +
    "if you (?:are not|have received|received).{0,60}(?:intended recipient|in error)|" +
    "please consider the environment|" +
    "本(?:邮件|电子邮件|信息).{0,60}(?:保密|机密|仅供|收件人|免责|仅限)|如.{0,12}误收.{0,6}邮件|请考虑环境",
  "iu",
);
