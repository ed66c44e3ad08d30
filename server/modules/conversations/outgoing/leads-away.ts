import type { Config } from "../../../config.ts";
import { isOwnContact } from "../../../platform/text/contact.ts";
import { clausesOf, DENIAL, pattern, plainOf } from "./clauses.ts";

/**
 * True when words to a customer lead away from us: to a link, a number or an address that is not in
 * the directory of our own, to another messenger, to a program that shows the screen, or to an
 * account that money should be moved to. Warning of them without naming one stays possible.
 */
export function leadsAway(config: Config, text: string): boolean {
  const plain = plainOf(text);
  if (contactsIn(plain).some((contact) => !isOwnContact(config, contact))) return true;
  return clausesOf(plain).some((clause) => AWAY.test(clause) && !DENIAL.test(clause));
}

const AWAY = pattern(
  // Other messengers, where nobody sees what is said.
  "加(?:我|个|一?下|你|您)?的?(?:个人)?(?:微信|威信|薇信|v信|vx|wx|weixin|qq|企鹅|支付宝好友|抖音|好友)",
  "(?:微信|威信|薇信|vx|qq|telegram|whatsapp|line) ?(?:号|id|:|是) ?:? ?[\\w-]{4,}",
  "\\b(?:add|message|contact|reach|text|find) me (?:on|at|via|by)\\b|(?:私下|私聊|线下)(?:联系|处理|转|聊|解决)",
  // Programs by which somebody else sees or moves the screen.
  "(?:屏幕|桌面).{0,4}(?:共享|分享)|(?:共享|分享).{0,4}(?:屏幕|桌面)|远程(?:控制|协助|操作|桌面)",
  "team ?viewer|any ?desk|to ?desk|rust ?desk|向日葵|腾讯会议|飞书会议|钉钉会议|\\bzoom\\b",
  "\\b(?:share|show me) (?:your|the|ur) screen\\b|\\bscreen[- ]?shar(?:e|ing)\\b|\\bremote (?:access|control)\\b",
  // Accounts that a swindler calls safe.
  "(?:安全|指定|中转|监管|核查|清算|保证金|专用|公证)(?:账户|账号|帐户|帐号|卡)",
  "\\bsafe account\\b|\\b(?:secure|escrow|holding|verification) account\\b",
);

const HOST_ENDINGS =
  "(?:com|cn|net|org|top|xyz|info|cc|io|vip|club|shop|site|online|app|link|live|pro|tk|ru|hk|tw|" +
  "biz|work|icu|ltd|tech|fun|store|dev|ly|gl|gg|la|wang|ren|xin|win|bid|mobi|asia|example|test)";

const CONTACTS = [
  /https?:\/\/[^\s"'<>()，。、；：？！）】」]{1,300}/gi,
  /\bwww\.[a-z0-9.-]{1,200}/gi,
  /\b(?:t|wa|m)\.me\/[\w-]{1,64}/gi,
  new RegExp(
    `(?<![\\w@.-])(?:[a-z0-9-]{1,63} ?(?:\\.|\\[\\.\\]|点|dot) ?){1,4}${HOST_ENDINGS}` +
      "(?![a-z0-9-])(?::\\d{1,5})?",
    "gi",
  ),
];

/** Mobile numbers, 400 and 800 numbers, area codes, and anything with a country's code. */
const PHONES = [
  /(?<![\dA-Za-z.-])(?:\+?86[ -]?)?1[3-9]\d(?:[ -]?\d){8}(?![\d-])/g,
  /(?<![\dA-Za-z.-])[48]00[ -]?\d{3}[ -]?\d{4}(?![\d-])/g,
  /(?<![\dA-Za-z.-])0\d{2,3}[ -]\d{7,8}(?![\d-])/g,
  /(?<![\dA-Za-z])\+\d(?:[ -]?\d){7,14}(?!\d)/g,
  /(?<=(?:拨打?|致电|来电|电话|热线|call|phone|dial)[^\d\p{L}]{0,3})\d(?:[ -]?\d){4,12}(?![\d-])/giu,
];
/** Everybody's numbers: police, the financial consumer line, the line against fraud. */
const PUBLIC_NUMBERS = new Set(["110", "12363", "12378", "12381", "96110", "12345", "12315"]);

function contactsIn(plain: string): string[] {
  const links = CONTACTS.flatMap((form) =>
    [...plain.matchAll(form)].map(([found]) => spoken(found)),
  );
  const phones = PHONES.flatMap((form) => [...plain.matchAll(form)].map(([found]) => found));
  return [
    ...links,
    ...addressesIn(plain),
    ...phones.filter((one) => !PUBLIC_NUMBERS.has(one.replace(/\D/g, ""))),
  ];
}

/** E-mail addresses, found from their sign on so that the time stays linear in the text. */
function addressesIn(plain: string): string[] {
  return [...plain.matchAll(/ ?@ ?(?=[a-z0-9-]{1,64}\.[a-z])([a-z0-9.-]{1,200})/gi)].map(
    (found) => {
      const before = plain.slice(Math.max(0, found.index - LOCAL_PART_MAX), found.index);
      return `${before.split(/[^a-z0-9._+-]/i).at(-1)}@${found[1]?.replace(/\.$/, "")}`;
    },
  );
}

const LOCAL_PART_MAX = 64;

/** "evil 点 com" as a reader types it. */
function spoken(link: string): string {
  return link.replace(/ ?(?:\[\.\]|点| dot |(?<= )dot(?= )) ?/gi, ".").replace(/ /g, "");
}
