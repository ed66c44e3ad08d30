import { chinaYears } from "./years/cn.ts";
import { hongKongYears } from "./years/hk.ts";
import { kenyaYears } from "./years/ke.ts";
import type { YearSchedule } from "./years/schedule.ts";

/** Whose law, clock and holidays count: everything that differs between two countries is data. */
export interface JurisdictionRecord {
  readonly name: { readonly zh: string; readonly en: string };
  /** IANA zone in which a day begins and ends; its offsets and summer time come from there. */
  readonly zone: string;
  /** Days of the week that are free unless a year says otherwise; 0 is Sunday. */
  readonly weekend: readonly number[];
  /** Years without an entry are counted by the base week alone and stay provisional. */
  readonly years: Readonly<Record<number, YearSchedule>>;
}

const SATURDAY_SUNDAY = [6, 0];

/**
 * A country with several zones has the one of its seat of supervision here. Where no year is
 * written down, every date counted in working days is shown as provisional.
 */
const known = {
  CN: {
    name: { zh: "中国内地", en: "Mainland China" },
    zone: "Asia/Shanghai",
    weekend: SATURDAY_SUNDAY,
    years: chinaYears,
  },
  HK: {
    name: { zh: "中国香港", en: "Hong Kong" },
    zone: "Asia/Hong_Kong",
    weekend: SATURDAY_SUNDAY,
    years: hongKongYears,
  },
  SG: {
    name: { zh: "新加坡", en: "Singapore" },
    zone: "Asia/Singapore",
    weekend: SATURDAY_SUNDAY,
    years: {},
  },
  IN: {
    name: { zh: "印度", en: "India" },
    zone: "Asia/Kolkata",
    weekend: SATURDAY_SUNDAY,
    years: {},
  },
  EU: {
    name: { zh: "欧盟", en: "European Union" },
    zone: "Europe/Brussels",
    weekend: SATURDAY_SUNDAY,
    years: {},
  },
  UK: {
    name: { zh: "英国", en: "United Kingdom" },
    zone: "Europe/London",
    weekend: SATURDAY_SUNDAY,
    years: {},
  },
  US: {
    name: { zh: "美国", en: "United States" },
    zone: "America/New_York",
    weekend: SATURDAY_SUNDAY,
    years: {},
  },
  KE: {
    name: { zh: "肯尼亚", en: "Kenya" },
    zone: "Africa/Nairobi",
    weekend: SATURDAY_SUNDAY,
    years: kenyaYears,
  },
} satisfies Record<string, JurisdictionRecord>;

export type Jurisdiction = keyof typeof known;

/** Every jurisdiction of the product. */
export const jurisdictionCodes = Object.keys(known) as readonly Jurisdiction[];

const records = new Map<string, JurisdictionRecord>(Object.entries(known));

export function isJurisdiction(code: string): code is Jurisdiction {
  return records.has(code);
}

export function jurisdictionOf(code: Jurisdiction): JurisdictionRecord {
  const found = records.get(code);
  if (!found) throw new Error(`jurisdiction ${code} is not known`);
  return found;
}

/** The zone of a jurisdiction; anything else is taken as a zone itself. */
export function zoneOf(zoneOrJurisdiction: string): string {
  return records.get(zoneOrJurisdiction)?.zone ?? zoneOrJurisdiction;
}

/** Adds a jurisdiction to this process; `setup.ts` alone hands it out. */
export function addJurisdictionRecord(code: string, record: JurisdictionRecord): Jurisdiction {
  if (records.has(code)) throw new Error(`jurisdiction ${code} is there already`);
  records.set(code, record);
  return code as Jurisdiction;
}
