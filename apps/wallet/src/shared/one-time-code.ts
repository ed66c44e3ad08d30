/** Our codes have this many digits. */
export const CODE_DIGITS = 6;

/**
 * The code in what was typed or pasted: "验证码：123 456", "１２３４５６", "Your code is 123-456." A
 * field that only cut after six characters would keep the words and lose the digits.
 */
export function codeDigits(text: string): string {
  const plain = text.normalize("NFKC");
  // A pasted message may hold other numbers, such as minutes; a run of six digits is the code.
  const [run] = plain.match(WHOLE_CODE) ?? [];
  return (run ?? plain).replace(/\D/g, "").slice(0, CODE_DIGITS);
}

const WHOLE_CODE = /(?<!\d)\d(?:[\s\-.·]?\d){5}(?!\d)/;
