import { stripGreetings } from "./features/normalise.ts";

/** A part of a message counts as a question of its own from this length on. */
const PART_LENGTH_MIN = 4;
/** A message of more parts is a letter; what matters stands in its first ones. */
const PARTS_MAX = 8;

/** A piece of a message, and whether something stronger than a comma sets it off. */
interface Part {
  text: string;
  isSetOff: boolean;
  isQuestion: boolean;
}

/** The whole question first, then those parts of it that could be questions of their own. */
export function partsOf(question: string): string[] {
  const parts = split(question);
  return parts.length > 1 ? [question, ...parts.map(({ text }) => text)] : [question];
}

/**
 * The classes that single parts of a message ask for, in the order of asking. `probabilities` are
 * those of `partsOf(question)`, calibrated, per class. A part is read in the light of the whole:
 * "how do I open it again" means little alone, but among what the whole may mean only one fits.
 * Parts that are set off, or ask two questions side by side, are believed sooner than a complaint
 * between commas, and that sooner than what only sets the scene ("I changed my phone").
 */
export function classesAsked(question: string, probabilities: readonly Float32Array[]): number[] {
  const [whole, ...others] = probabilities;
  const parts = split(question);
  if (whole === undefined || others.length !== parts.length) return [];
  const questionCount = parts.filter(({ isQuestion }) => isQuestion).length;
  const found: number[] = [];
  parts.forEach(({ text, isSetOff, isQuestion }, i) => {
    const seen = bestInLightOf(others[i] as Float32Array, whole);
    const isOwn = (isQuestion && questionCount > 1) || (isSetOff && ASKING.test(text));
    const bars = isOwn ? BARS.own : ASKING.test(text) ? BARS.asking : BARS.telling;
    const isAsked = bars.some(
      ({ alone, inWhole }) => seen.alone >= alone && seen.inWhole >= inWhole,
    );
    if (isAsked && seen.inLight >= IN_LIGHT_MIN && !found.includes(seen.best))
      found.push(seen.best);
  });
  return found;
}

/**
 * How likely a class must be in the part alone and in the whole; any one bar is enough. Chosen on
 * test-data/several-tuning.json and on phrasings held out from training, and on nothing else.
 */
const BARS = {
  own: [{ alone: 0.2, inWhole: 0 }],
  asking: [
    { alone: 0.5, inWhole: 0.4 },
    { alone: 0.85, inWhole: 0.005 },
  ],
  telling: [
    { alone: 0.8, inWhole: 0.4 },
    { alone: 0.95, inWhole: 0.1 },
  ],
};
const IN_LIGHT_MIN = 0.7;
/** What the whole hardly says may still be what a part says plainly. */
const WHOLE_FLOOR = 0.001;

/** The likeliest class when part and whole are weighed together, and how likely it is in each. */
function bestInLightOf(part: Float32Array, whole: Float32Array) {
  let best = 0;
  let most = 0;
  let total = 0;
  for (let k = 0; k < part.length; k += 1) {
    const weight = (part[k] as number) * ((whole[k] as number) + WHOLE_FLOOR);
    total += weight;
    if (weight <= most) continue;
    most = weight;
    best = k;
  }
  const inLight = total === 0 ? 0 : most / total;
  return { best, alone: part[best] as number, inWhole: whole[best] as number, inLight };
}

/** Pieces and what stands between them, in turns. */
function split(question: string): Part[] {
  const pieces = question.split(PART_END);
  const found: { text: string; before: string; after: string }[] = [];
  let before = "";
  for (let i = 0; i < pieces.length; i += 2) {
    const text = stripGreetings((pieces[i] as string).trim());
    const after = pieces[i + 1] ?? "";
    if (text.length < PART_LENGTH_MIN) {
      before += after;
      continue;
    }
    found.push({ text, before, after });
    before = after;
  }
  return found.slice(0, PARTS_MAX).map((part, i, all) => ({
    text: part.text,
    isSetOff: STRONG.test(part.before) || (i + 1 < all.length && STRONG.test(part.after)),
    isQuestion: part.after.includes("?") || QUESTION.test(part.text),
  }));
}

const HAN = "[\\u3400-\\u9fff]";
const PART_END = new RegExp(
  "([。！？!?；;\\n]+|[，,]?(?:另外|还有|同时|并且|而且|以及|顺便|顺带|再问|此外|其次|然后|再把|" +
    "和(?=怎么|如何|能不能|可以|有没有))|,|，|" +
    `\\.(?=\\s|$)|(?<=${HAN}) (?=${HAN})|` +
    "\\b(?:and also|and|or|also|plus|besides|then|before|as well as|moreover|furthermore|but)\\b)",
  "u",
);
const STRONG =
  /[？?；;\n]|另外|还有|同时|并且|而且|以及|顺便|顺带|再问|此外|其次|also|plus|besides|moreover|furthermore/u;
const QUESTION = new RegExp(
  "[吗呢么几哪谁咋]|什么|怎样|如何|多少|多久|多长|能不能|能否|有没有|可不可以|是不是|请问|想问|" +
    "\\b(?:how|what|whats|what's|when|where|which|who|why|can (?:i|you|we)|could|" +
    "do (?:i|you|we|they)|does|is (?:it|there|this|that)|are (?:you|there)|will|would|" +
    "should|may)\\b",
  "u",
);
/** Signs that a part asks, wants or complains, and does not only tell what happened before. */
const ASKING = new RegExp(
  `${QUESTION.source}|[嘛不没能想要帮需求办错忘拒锁]|可以|为何|失败|少了|多了|取消|` +
    "\\b(?:can|do|did|is|are|any|want|wanna|need|like|please|help|possible|tell|show|no|not|" +
    "never|fail\\w*|wrong|forgot|forget|lost|refus\\w*|reject\\w*|lock\\w*|block\\w*|still|" +
    "can't|cannot|don't|didn't|doesn't|won't|isn't|hasn't|missing|error|twice|declined)\\b",
  "u",
);
