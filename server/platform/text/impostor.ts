import { cutText } from "./cut.ts";
import { fold } from "./fold.ts";
import { isInvisible, isVisible } from "./invisible.ts";
import { latinOf } from "./look-alike.ts";

/** Why a name would deceive those who read it. */
export type NameFault = "invisible" | "official";

/** An emoji as one sees it; the joiners and selectors inside belong to it. */
const EMOJI = /\p{RGI_Emoji}/gv;

/** In a person's name these stand for an office, in a shop's for ours. */
const OFFICE =
  /官方|客服|客户服务|人工服务|管理员|工作人员|安全中心|风控|反诈|^系统|公安|警察|派出所/;
const OFFICE_EN =
  /\b(?:admin|administrator|official|support|customer ?(?:service|care)|help ?desk|system|moderator|security (?:team|cent(?:er|re)))\b/i;
const OFFICE_OF_SHOP = /官方|客服中心|人工客服|安全中心|反诈/;
/** A staff number, a phone number: nobody is called that. */
const NUMBER = /\d{5}/;

/**
 * What is wrong with a name that a customer or merchant goes by: letters that nobody sees, or that
 * it reads like the operator, its staff or an office, also in letters that only look alike.
 */
export function nameFault(
  name: string,
  of: "person" | "merchant",
  brand: { readonly zh: string; readonly en: string },
): NameFault | undefined {
  if (hidesLetters(name)) return "invisible";
  const plain = latinOf(fold(name).text);
  const letters = lettersOf(plain);
  const own = [brand.zh, brand.en].map((one) => lettersOf(latinOf(fold(one).text)));
  if (own.some((one) => one !== "" && letters.includes(one))) return "official";
  if (of === "merchant") return OFFICE_OF_SHOP.test(letters) ? "official" : undefined;
  const isOffice = OFFICE.test(letters) || OFFICE_EN.test(plain) || NUMBER.test(letters);
  return isOffice ? "official" : undefined;
}

/** Whether a name holds characters that nobody sees, other than those inside an emoji. */
export function hidesLetters(name: string): boolean {
  const bare = [...name.replace(EMOJI, "")];
  return !isVisible(name) || bare.some((one) => isInvisible(one) || /\p{Cc}/u.test(one));
}

/**
 * What a device calls itself, for a message of ours that goes outside: letters and digits only, so
 * that no link, number or sentence of a stranger stands under our name.
 */
export function plainDeviceName(name: string): string {
  const plain = latinOf(fold(name).text)
    .replace(/[^A-Za-z0-9 ]+/g, " ")
    .replace(/\d{5,}/g, " ")
    .replace(/ +/g, " ")
    .trim();
  return cutText(plain, DEVICE_LENGTH_MAX).trim() || "?";
}

const DEVICE_LENGTH_MAX = 20;

/** Letters and digits alone, without case; digits that stand for letters are those. */
function lettersOf(text: string): string {
  const bare = text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  return /[a-z]/.test(bare) ? bare.replace(/[01](?=[a-z])|(?<=[a-z])[01]/g, twin) : bare;
}

const twin = (digit: string) => (digit === "0" ? "o" : "i");
