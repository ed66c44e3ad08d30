const segmenter = new Intl.Segmenter("zh", { granularity: "grapheme" });

/**
 * The start of a text of at most `lengthMax` UTF-16 units, cut between characters as people see
 * them: never through an emoji, a flag or a letter with its marks.
 */
export function cutText(text: string, lengthMax: number): string {
  if (text.length <= lengthMax) return text;
  // One character may be long (a family of emoji has eleven units), never as long as this.
  const near = segmenter.segment(text.slice(0, lengthMax + CHARACTER_LENGTH_MAX));
  let end = 0;
  for (const { index, segment } of near) {
    if (index + segment.length > lengthMax) break;
    end = index + segment.length;
  }
  return text.slice(0, end).toWellFormed();
}

const CHARACTER_LENGTH_MAX = 64;
