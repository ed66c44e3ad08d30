import type { Answer } from "@jinnang/api-client";
import { currentLanguage } from "@jinnang/ui";
import { queryOptions } from "@tanstack/react-query";
import { api, isProblem, take } from "../../shared/api.ts";

type Staff = Answer<"/v1/identity/staff/check/{staffNumber}", "get">;

export interface Verdict {
  isOurs: boolean;
  /** It looks like a staff number, whoever has it. */
  isStaffNumber: boolean;
  staff: Staff | undefined;
  /** The name of the official channel it is. */
  label: string | undefined;
  advice: string;
}

/** Staff numbers are a few digits; a phone number is longer or has a sign in it. */
const STAFF_NUMBER = /^\d{2,8}$/;

/** Asks both lists: a short number may be a person of ours or a hotline. */
export function checkQuery(value: string) {
  return queryOptions({
    queryKey: ["channel-check", value, currentLanguage()],
    queryFn: async (): Promise<Verdict> => {
      const bare = value.replace(/^(工号|staff( number)?|no\.?|#)\s*[:：]?\s*/i, "").trim();
      const isStaffNumber = STAFF_NUMBER.test(bare);
      const [staff, channel] = await Promise.all([
        isStaffNumber ? staffOf(bare) : undefined,
        take(api.GET("/v1/help/directory/check", { params: { query: { value } } })),
      ]);
      const isStaff = staff?.active === true;
      return {
        isOurs: isStaff || channel.ours,
        isStaffNumber,
        staff,
        label: channel.entry?.label,
        advice: isStaff && !channel.ours ? "" : channel.advice,
      };
    },
    enabled: value !== "",
    staleTime: 0,
    retry: false,
  });
}

/** Nobody has the number: that is an answer, not a failure. */
async function staffOf(staffNumber: string): Promise<Staff | undefined> {
  const params = { path: { staffNumber } };
  try {
    return await take(api.GET("/v1/identity/staff/check/{staffNumber}", { params }));
  } catch (error) {
    if (isProblem(error) && (error.status === 404 || error.status === 400)) return undefined;
    throw error;
  }
}
