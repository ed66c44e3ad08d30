import { createRequire } from "node:module";
import type { ZxcvbnFactory } from "@zxcvbn-ts/core";
import type { App } from "../../../platform/app.ts";
import type { Language } from "../../../platform/http/errors.ts";
import { refuse } from "../errors.ts";
import { commonChinese } from "./common-chinese.ts";
import { strengthWords } from "./strength-texts.ts";

export const PASSWORD_LENGTH_MIN = 8;
/** Long enough for any phrase or password manager. */
export const PASSWORD_LENGTH_MAX = 128;
/** Only this much is estimated: longer repeats cost time and change nothing. */
const ESTIMATED_LENGTH_MAX = 64;
/** From here an online guesser without limits still needs more than 10^6 tries; ours has limits. */
const SCORE_MIN = 2;
/** Shorter personal words ("Li") occur in too many good passwords. */
const PERSONAL_LENGTH_MIN = 3;

export interface Strength {
  score: 0 | 1 | 2 | 3 | 4;
  warning: string | null;
  suggestions: string[];
  acceptable: boolean;
}

/** How hard a password is to guess, said in the caller's language. */
export function passwordStrength(
  app: App,
  password: string,
  options: { language: Language; personal?: readonly string[] },
): Strength {
  const words = strengthWords[options.language];
  const characters = [...password].length;
  if (characters < PASSWORD_LENGTH_MIN) {
    return { score: 0, warning: words.tooShort, suggestions: [], acceptable: false };
  }
  const personal = (options.personal ?? []).filter((word) => word.length >= PERSONAL_LENGTH_MIN);
  const lower = password.toLowerCase();
  if (personal.some((word) => lower.includes(word.toLowerCase()))) {
    return { score: 1, warning: words.warnings.userInputs, suggestions: [], acceptable: false };
  }
  const { brand } = app.config;
  const result = estimator().check(password.slice(0, ESTIMATED_LENGTH_MAX), [
    brand.zh,
    brand.en,
    ...personal,
  ]);
  const { warning, suggestions } = result.feedback;
  return {
    score: result.score,
    warning: warning ? (words.warnings[warning] ?? null) : null,
    suggestions: suggestions.flatMap((key) => words.suggestions[key] ?? []),
    acceptable: result.score >= SCORE_MIN,
  };
}

/** Refuses a password that is too easy to guess, with the reason. */
export function demandStrongPassword(
  app: App,
  password: string,
  options: { language: Language; personal?: readonly string[] },
): void {
  const { acceptable, warning, suggestions, score } = passwordStrength(app, password, options);
  if (!acceptable) throw refuse("password_weak", { warning: warning ?? "", suggestions, score });
}

let made: ZxcvbnFactory | undefined;

/** Made on first use, because its dictionaries take 60 ms to load. */
function estimator(): ZxcvbnFactory {
  if (!made) {
    const require = createRequire(import.meta.url);
    const core = require("@zxcvbn-ts/core") as typeof import("@zxcvbn-ts/core");
    const common =
      require("@zxcvbn-ts/language-common") as typeof import("@zxcvbn-ts/language-common");
    made = new core.ZxcvbnFactory({
      dictionary: { ...common.dictionary, "passwords-chinese": [...commonChinese] },
      graphs: common.adjacencyGraphs,
      maxLength: ESTIMATED_LENGTH_MAX,
    });
  }
  return made;
}
