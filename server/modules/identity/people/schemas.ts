import { z } from "zod";
import { hidesLetters } from "../../../platform/text/impostor.ts";
import { visibleText } from "../../../platform/text/visible-text.ts";

/** Longest number people write: + and 15 digits (E.164), with spaces and dashes between. */
export const phone = z.string().trim().min(5).max(32);

/** Letters of any script and emoji; a name that deceives is refused by `demandHonestName`. */
export const displayName = visibleText(40);

/** A colleague's name is checked by those who agree to it; they have to see all of it. */
export const staffName = displayName.refine((name) => !hidesLetters(name));

export const language = z.enum(["zh", "en"]);

export const email = z.email().max(254);
