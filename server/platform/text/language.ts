import type { Language } from "@jinnang/words";
import { fold } from "./fold.ts";

/** What a text tells about the language of its writer. */
export interface LanguageEvidence {
  readonly language: Language;
  /** True when the text alone is enough; otherwise the writer has to go on in it. */
  readonly isClear: boolean;
}

/** A reader's own words; fewer are a greeting, a name or a slip of the keyboard. */
const WORDS_MIN = 2;
const WORDS_CLEAR = 4;
const TEXT_LENGTH_MAX = 2_000;

/** Links, addresses, and whatever holds a digit: numbers of orders, times, versions, amounts. */
const NO_WORD = /[@\d]|:\/\/|\w\.\w/;
/** Written alike in both languages. */
const BRANDS = new Set(
  (
    "wechat alipay paypal visa unionpay mastercard whatsapp messenger apple google huawei xiaomi " +
    "iphone ipad android ios app apps web wifi atm pos nfc sim sms qr id pin otp cvv vip ok okay " +
    "hi hello hey bye thanks test email mail pdf csv url http https kyc bank jinnang cny rmb usd"
  ).split(" "),
);

/**
 * The language of a text, when it holds enough words of one. Undefined for numbers, links, brand
 * names and single words: they tell nothing about their writer.
 */
export function languageEvidence(text: string): LanguageEvidence | undefined {
  const plain = fold(text.slice(0, TEXT_LENGTH_MAX)).text;
  const chinese = plain.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = plain
    .split(/\s/)
    .filter((piece) => !NO_WORD.test(piece))
    .flatMap((piece) => piece.match(/[a-z][a-z'’]*/gi) ?? [])
    .filter((word) => word.length > 1 && !BRANDS.has(word.toLowerCase()));
  // Two characters of Chinese say about as much as one word; mixed messages are Chinese.
  if (chinese >= WORDS_MIN && chinese * 2 >= words.length) {
    return { language: "zh", isClear: chinese >= WORDS_CLEAR };
  }
  if (words.length < WORDS_MIN || chinese > 0) return undefined;
  return { language: "en", isClear: words.length >= WORDS_CLEAR };
}
