export { Amount, formatMoney, parseMoney, type WireMoney } from "./amount.tsx";
export { Markdown } from "./markdown.tsx";
export { currentLanguage, defineText, type Language, setLanguage, useLanguage } from "./text.ts";
export { chosenTheme, isDark, setTheme, type Theme, useIsDark } from "./theme.ts";
export { formatClock, formatDate, formatRelative, formatTime } from "./time.ts";
