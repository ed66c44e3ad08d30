import { CODE_NOUN_EN, CODE_NOUN_ZH, PASSWORD_NOUN_EN, PASSWORD_NOUN_ZH } from "./nouns.ts";
import { isTelling } from "./passwords.ts";
import { type Span, spansOf } from "./span.ts";

const CODE = `(?:${CODE_NOUN_ZH}|${CODE_NOUN_EN}|\\bcode)`;
const PASSWORD = `(?:${PASSWORD_NOUN_ZH}|${PASSWORD_NOUN_EN})`;
const LINK = " ?(?:就是|是|为|如下|is|was|shi|[:=])";
const END = "[ :=,.…]{0,3}(?:\\n█{6}){0,3}\\n";
const CLOSE = "[ \\n.。!]{0,2}$";

/** After "my code is" in the message before, a few digits alone are a piece of the code. */
const CODE_PIECE = new RegExp(`${CODE}(?:${LINK})?${END}(?<secret>\\d[\\d -]{0,8})${CLOSE}`, "dgi");
/** After "my password is", a word alone is the password, whatever it looks like. */
const PASSWORD_PIECE = new RegExp(`${PASSWORD}${LINK}${END}(?<secret>[!-~]{1,128})${CLOSE}`, "dgi");

/** Secrets told over several messages: announced in one, typed in the next. */
export function findPieces(text: string): Span[] {
  return [
    ...spansOf(text, CODE_PIECE, "code"),
    ...spansOf(text, PASSWORD_PIECE, "password", isTelling),
  ];
}
