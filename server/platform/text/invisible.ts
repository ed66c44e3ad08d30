/**
 * Characters that take part in a text without being seen: format characters, the fillers that
 * Unicode counts as letters or symbols, variation selectors and the keycap's frame.
 */
const INVISIBLE = new RegExp(
  [
    "[\\p{Cf}\\p{Cn}\\p{Co}]",
    "[\\u034f\\u17b4\\u17b5]",
    "[\\u115f\\u1160\\u2800\\u3164\\uffa0\\u{1d159}]",
    "[\\u180b-\\u180f]",
    "\\u20e3",
    "[\\ufe00-\\ufe0f]",
    "[\\u{e0100}-\\u{e01ef}]",
  ].join("|"),
  "u",
);
const CONTROL = /\p{Cc}/u;

export function isInvisible(character: string): boolean {
  return INVISIBLE.test(character);
}

/** Whether at least one character of a text can be seen. */
export function isVisible(text: string): boolean {
  for (const character of text) {
    if (!INVISIBLE.test(character) && !CONTROL.test(character) && !/\s/u.test(character)) {
      return true;
    }
  }
  return false;
}
