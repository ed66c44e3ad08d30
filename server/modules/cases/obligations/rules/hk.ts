import type { Rule } from "../rule.ts";
import { operatorPromises } from "./promises.ts";

/**
 * Hong Kong. No page of the HKMA that was read gives a count of days to stored value facilities:
 * it asks for an effective mechanism and a named contact, so the days are the operator's promise.
 */
export const hongKongRules: readonly Rule[] = operatorPromises("HK", [
  "complaint",
  "inquiry",
  "error_notice",
]);
