/** One letter left out, added, changed, or two neighbours swapped. */
export function isOneSlip(token: string, word: string): boolean {
  if (Math.abs(token.length - word.length) > 1) return false;
  let start = 0;
  while (start < token.length && token[start] === word[start]) start += 1;
  const rest = (text: string, skip: number) => text.slice(start + skip);
  if (token.length > word.length) return rest(token, 1) === rest(word, 0);
  if (token.length < word.length) return rest(token, 0) === rest(word, 1);
  const isSwap = token[start] === word[start + 1] && token[start + 1] === word[start];
  return rest(token, 1) === rest(word, 1) || (isSwap && rest(token, 2) === rest(word, 2));
}
