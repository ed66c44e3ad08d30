/** Making a formatter costs thirty times what formatting with it does, so each is made once. */
const formatters = new Map<string, Intl.DateTimeFormat>();

/** An instant as a clock in that zone shows it; `options` choose the parts. */
export function localTime(
  at: Date,
  locale: string,
  options: Intl.DateTimeFormatOptions & { timeZone: string },
): string {
  const key = `${locale} ${Object.entries(options).join(" ")}`;
  let formatter = formatters.get(key);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat(locale, options);
    formatters.set(key, formatter);
  }
  return formatter.format(at);
}

/** `2026-11-22 15:30:07`: Swedish writes dates and times in the order of ISO 8601. */
export function localTimeIso(at: Date, timeZone: string): string {
  return localTime(at, "sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" });
}
