/** Letters of other scripts that look like Latin ones (Unicode TR 39, the ones found in names). */
const LATIN_TWINS: Readonly<Record<string, string>> = {
  a: "аɑα",
  b: "Ьь",
  c: "сϲ",
  d: "ԁ",
  e: "еєҽ",
  g: "ɡ",
  h: "һ",
  i: "іıιӏ",
  j: "јϳ",
  k: "κк",
  l: "ⅼ",
  m: "м",
  n: "ոп",
  o: "оοօσ",
  p: "рρ",
  q: "ԛ",
  s: "ѕꜱ",
  t: "тτ",
  u: "υս",
  v: "ѵν",
  w: "ԝω",
  x: "хχ",
  y: "уүγ",
  z: "ᴢ",
  A: "АΑ",
  B: "ВΒ",
  C: "СϹ",
  E: "ЕΕ",
  H: "НΗ",
  I: "ІΙӀ",
  J: "Ј",
  K: "КΚ",
  M: "МΜ",
  N: "Ν",
  O: "ОΟ",
  P: "РΡ",
  S: "Ѕ",
  T: "ТΤ",
  X: "ХΧ",
  Y: "УΥ",
  Z: "Ζ",
};

const LATIN_OF = new Map(
  Object.entries(LATIN_TWINS).flatMap(([latin, twins]) =>
    [...twins].map((twin) => [twin, latin] as const),
  ),
);

/** The text with every letter that looks like a Latin one as that letter. */
export function latinOf(text: string): string {
  let plain = "";
  for (const character of text) plain += LATIN_OF.get(character) ?? character;
  return plain;
}
