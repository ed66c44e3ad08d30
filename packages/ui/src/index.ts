export { Amount, formatMoney, parseMoney } from "./amount.tsx";
export { currentBrand } from "./brand.ts";
export { firstCharacter } from "./first-character.ts";
export { Labelled, type LabelledIds, type Labels } from "./labelled.tsx";
export { type LiveApp, type LiveState, useLiveEvent, useLiveStream } from "./live.ts";
export { Markdown } from "./markdown.tsx";
export { useOnce } from "./once.ts";
export { useOnline } from "./online.ts";
export { createQueryClient } from "./query-client.ts";
export { ring } from "./ring.ts";
export { StateTag, Tag } from "./state-tag.tsx";
export { Empty, makeStates, ProblemNotice, Waiting } from "./states.tsx";
export {
  currentLanguage,
  defineText,
  setBrand,
  setLanguage,
  useLanguage,
} from "./text.ts";
export { chosenTheme, isDark, setTheme, type Theme, useIsDark } from "./theme.ts";
export { formatClock, formatDate, formatRelative, formatTime } from "./time.ts";
export { useWords } from "./words.ts";
