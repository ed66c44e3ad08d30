import type { Answer } from "@jinnang/api-client";
import { currentLanguage, useLanguage } from "@jinnang/ui";
import { keepPreviousData, queryOptions, useQuery } from "@tanstack/react-query";
import { api, take } from "../../shared/api.ts";
import { useMe } from "../../shared/me.ts";

export type Reason = Answer<"/v1/assist/reasons", "get">["items"][number];
export type ArticleLine = Answer<"/v1/help/articles", "get">["items"][number];
export type Hit = Answer<"/v1/help/search", "get">["items"][number];
export type OfficialChannel = Answer<"/v1/help/directory", "get">["items"][number];

/** Articles change a few times a year; a visit need not read them twice. */
const ARTICLES_STALE_MS = 10 * 60_000;

/** The language is part of each key, so that a change of language reads the other text. */
export function useReasons() {
  const me = useMe();
  const [language] = useLanguage();
  return useQuery({
    queryKey: ["reasons", language],
    queryFn: () => take(api.GET("/v1/assist/reasons")),
    enabled: me !== undefined,
  });
}

export function useArticles() {
  const [language] = useLanguage();
  return useQuery({
    queryKey: ["help-articles", language],
    queryFn: () => take(api.GET("/v1/help/articles")),
    staleTime: ARTICLES_STALE_MS,
  });
}

export function useArticle(slug: string) {
  const [language] = useLanguage();
  return useQuery({
    queryKey: ["help-article", slug, language],
    queryFn: () => take(api.GET("/v1/help/articles/{slug}", { params: { path: { slug } } })),
    staleTime: ARTICLES_STALE_MS,
  });
}

/** The old hits stay while the new ones are on their way, so that the list does not flicker. */
export function useHits(q: string) {
  const [language] = useLanguage();
  return useQuery({
    queryKey: ["help-search", q, language],
    queryFn: ({ signal }) => take(api.GET("/v1/help/search", { params: { query: { q } }, signal })),
    enabled: q !== "",
    placeholderData: keepPreviousData,
    staleTime: ARTICLES_STALE_MS,
  });
}

export function useDirectory() {
  const [language] = useLanguage();
  return useQuery({
    queryKey: ["help-directory", language],
    queryFn: () => take(api.GET("/v1/help/directory")),
    staleTime: ARTICLES_STALE_MS,
  });
}

/** Whether the article helped, and why not. */
export function sendFeedback(slug: string, body: { helped: boolean }) {
  return take(api.POST("/v1/help/articles/{slug}/feedback", { params: { path: { slug } }, body }));
}

export interface Checked {
  isOurs: boolean;
  /** Number and name belong to somebody who works here. */
  isStaff: boolean;
  /** It looks like a staff number, whoever has it. */
  isStaffNumber: boolean;
  /** The name of the official channel it is. */
  label: string | undefined;
  advice: string;
}

/** Staff numbers are a few digits; a phone number is longer or has a sign in it. */
const STAFF_NUMBER = /^\d{3,8}$/;

/** The digits of what looks like a staff number, with or without the word before it. */
export function staffNumberIn(value: string): string | undefined {
  const bare = value.replace(/^(工号|staff( number)?|no\.?|#)\s*[:：]?\s*/i, "").trim();
  return STAFF_NUMBER.test(bare) ? bare : undefined;
}

/** Asks both lists: a short number may be a hotline, or with its name a person of ours. */
export function checkQuery(value: string, name: string) {
  return queryOptions({
    queryKey: ["channel-check", value, name, currentLanguage()],
    queryFn: async (): Promise<Checked> => {
      const staffNumber = staffNumberIn(value);
      const [isStaff, channel] = await Promise.all([
        staffNumber && name ? isRealStaff(staffNumber, name) : false,
        take(api.GET("/v1/help/directory/check", { params: { query: { value } } })),
      ]);
      return {
        isOurs: isStaff || channel.ours,
        isStaff,
        isStaffNumber: staffNumber !== undefined,
        label: channel.entry?.label,
        advice: isStaff && !channel.ours ? "" : channel.advice,
      };
    },
    enabled: value !== "",
    staleTime: 0,
    retry: false,
  });
}

async function isRealStaff(staffNumber: string, name: string): Promise<boolean> {
  const body = { staffNumber, name };
  return (await take(api.POST("/v1/identity/staff/check", { body }))).real;
}
