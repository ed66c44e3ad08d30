import { languageOf } from "./features/normalise.ts";
import { type Mail, wordsOfMail } from "./mail.ts";
import { mostUrgent, safetyOf } from "./safety/safety.ts";
import type { Candidate, Recognition } from "./types.ts";

const CANDIDATES_MAX = 3;
/** Longer paragraphs are read in pieces, so that nothing in them escapes the safety list. */
const PIECE_LENGTH = 600;
/** A piece starts this much earlier than the last one ended: no sentence is cut unseen. */
const PIECE_OVERLAP = 80;
/** What comes later is only searched for what a person must see. */
const PIECES_MAX = 20;
/** Each costs a fraction of a millisecond; a letter of more sentences has said its matter. */
const SENTENCES_MAX = 40;
/** The candidates must hold this much, or a person takes over. */
const CHOICES_AT = 0.4;
/** An article that the body gives this much for is what the subject was a short name of. */
const SAME_MATTER_AT = 0.1;

/**
 * What a mail asks for. `ask` recognises one text. Each paragraph may ask for something of its
 * own; single sentences tell how sure that is, because a letter says much that is no question.
 * The subject counts where the customer wrote it and the body does not speak of the same matter
 * more exactly; where the body says nothing that is known, it counts alone.
 */
export function recogniseMail(ask: (text: string) => Recognition, mail: Mail): Recognition {
  const { subject, isSubjectOwn, paragraphs } = wordsOfMail(mail);
  const pieces = paragraphs.flatMap(piecesOf);
  const title = subject === "" ? [] : [ask(subject)];
  const read = pieces.slice(0, PIECES_MAX);
  const whole = read.map((piece) => ask(piece));
  const sentences = read
    .flatMap(sentencesOf)
    .slice(0, SENTENCES_MAX)
    .map((one) => ask(one));
  const body = [...whole, ...sentences];
  const language = languageOf(paragraphs.join("\n") || subject);
  const counted = isSubjectOwn || whole.length === 0 ? title : [];
  const said = [...body, ...counted];
  const candidates = bestOf([...body, ...title]);
  const intents = intentsOf(whole, counted, body);
  const resemblance = Math.max(0, ...said.map((part) => part.resemblance));
  const base = { language, candidates, intents, resemblance };
  const written = isSubjectOwn || whole.length === 0 ? [subject, ...pieces] : pieces;
  // A single sentence, out of its place, sounds like many things: there only the rules count.
  const heard = [...whole, ...counted].map(({ safety }) => safety ?? null);
  const safety = mostUrgent([...written.map(safetyOf), ...heard]);
  if (safety !== null) {
    return { ...base, outcome: "person", reason: safety === "human" ? "asked" : "safety", safety };
  }
  return { ...base, ...decide(said, candidates, intents) };
}

function decide(
  said: readonly Recognition[],
  candidates: readonly Candidate[],
  intents: readonly string[],
): Pick<Recognition, "outcome" | "reason"> {
  if (said.every(({ reason }) => reason === "empty"))
    return { outcome: "choices", reason: "empty" };
  if (intents.length > 1) return { outcome: "choices", reason: "several" };
  const answer = said.find(
    ({ outcome, candidates: [best] }) => outcome === "answer" && best?.slug === intents[0],
  );
  if (answer !== undefined) return { outcome: "answer", reason: answer.reason };
  const isUnsupported = said.some(({ reason }) => reason === "unsupported");
  if (intents.length === 0 && isUnsupported) return { outcome: "person", reason: "unsupported" };
  const isHeld = (candidates[0]?.probability ?? 0) >= CHOICES_AT;
  return isHeld
    ? { outcome: "choices", reason: "unsure" }
    : { outcome: "person", reason: "unknown" };
}

/** What the paragraphs ask for in their order, then what only the subject names. */
function intentsOf(
  paragraphs: readonly Recognition[],
  title: readonly Recognition[],
  body: readonly Recognition[],
): string[] {
  const asked = [...new Set(paragraphs.flatMap(({ intents }) => intents))];
  const isSpokenOf = (slug: string) =>
    body.some(({ candidates: list }) =>
      list.some((one) => one.slug === slug && one.probability >= SAME_MATTER_AT),
    );
  const named = title.flatMap(({ intents }) => intents).filter((slug) => !asked.includes(slug));
  return [...asked, ...named.filter((slug) => asked.length === 0 || !isSpokenOf(slug))];
}

/** Each article with the most that any part of the mail gives it; together they are at most one. */
function bestOf(seen: readonly Recognition[]): Candidate[] {
  const most = new Map<string, number>();
  for (const { slug, probability } of seen.flatMap(({ candidates }) => candidates)) {
    most.set(slug, Math.max(most.get(slug) ?? 0, probability));
  }
  const best = [...most]
    .map(([slug, probability]) => ({ slug, probability }))
    .sort((a, b) => b.probability - a.probability)
    .slice(0, CANDIDATES_MAX);
  const total = best.reduce((sum, { probability }) => sum + probability, 0);
  return best.map((one) => ({ ...one, probability: one.probability / Math.max(1, total) }));
}

function piecesOf(paragraph: string): string[] {
  const pieces: string[] = [];
  for (let from = 0; from < paragraph.length; from += PIECE_LENGTH - PIECE_OVERLAP) {
    pieces.push(paragraph.slice(from, from + PIECE_LENGTH));
    if (from + PIECE_LENGTH >= paragraph.length) break;
  }
  return pieces;
}

/** The sentences of a piece that has more than one. */
function sentencesOf(piece: string): string[] {
  const sentences = piece
    .split(/(?<=[。！？!?；;])|(?<=\.)\s/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== "");
  return sentences.length > 1 ? sentences : [];
}
