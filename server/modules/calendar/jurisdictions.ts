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
export const jurisdictions = {
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

export type Jurisdiction = keyof typeof jurisdictions;

/** A jurisdiction by its code, or the record itself where it is not one of the product's. */
export type Place = Jurisdiction | JurisdictionRecord;

export const jurisdictionCodes = Object.keys(jurisdictions) as readonly Jurisdiction[];

export function isJurisdiction(code: string): code is Jurisdiction {
  return Object.hasOwn(jurisdictions, code);
}

export function recordOf(place: Place): JurisdictionRecord {
  return typeof place === "string" ? jurisdictions[place] : place;
}

/** The zone of a jurisdiction; any other text is taken as a zone itself. */
export function zoneOf(zoneOrPlace: string | JurisdictionRecord): string {
  if (typeof zoneOrPlace !== "string") return zoneOrPlace.zone;
  return isJurisdiction(zoneOrPlace) ? jurisdictions[zoneOrPlace].zone : zoneOrPlace;
}
