/** Codes by SMS and call that may go to each country in a day, by ISO 3166 code. */
export type SmsBudgets = Readonly<Record<string, number>>;

/** Far above what an operator of a city sends; a machine that pumps messages soon meets it. */
const HOME_PER_DAY = 20_000;

const EU = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK";
/** Where the operator's customers live, where the jurisdiction is not itself a country. */
const HOME: Readonly<Record<string, string>> = { UK: "GB", EU };

export const SMS_BUDGETS_PATTERN = /^([A-Z]{2}:\d{1,7})(,[A-Z]{2}:\d{1,7})*$/;

/** Reads `CN:20000,HK:500`; without a setting, only the operator's own country. */
export function readSmsBudgets(text: string | undefined, jurisdiction: string): SmsBudgets {
  if (text) {
    const entries = text.split(",").map((entry) => entry.split(":"));
    return Object.fromEntries(entries.map(([country, count]) => [country, Number(count)]));
  }
  const home = (HOME[jurisdiction] ?? jurisdiction).split(" ");
  return Object.fromEntries(home.map((country) => [country, HOME_PER_DAY]));
}
