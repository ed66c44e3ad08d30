const segmenter = new Intl.Segmenter("zh", { granularity: "grapheme" });

/** The first character of a name as people see it: a letter, or an emoji as a whole. */
export function firstCharacter(name: string): string {
  for (const { segment } of segmenter.segment(name)) return segment;
  return "";
}
