/** The second door, for tests only: the product itself never adds a jurisdiction at run time. */
export { addJurisdictionRecord as addJurisdiction } from "./jurisdictions.ts";
