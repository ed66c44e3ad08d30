import type { EventData } from "@jinnang/api-client";
import { ring, useLiveEvent } from "@jinnang/ui";
import { useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useRef } from "react";
import { inboxQuery } from "../features/inbox/data.ts";
import { isAlertOn } from "../shared/alerts.ts";
import { useHasRole } from "../shared/me.ts";
import { useText } from "../shared/text.ts";

/** Announces each assignment once; those that stood there when the page opened are no news. */
export function useAssignmentAlerts(): void {
  const t = useText();
  const serves = useHasRole("agent", "supervisor");
  const inbox = useQuery({ ...inboxQuery, enabled: serves }).data;
  const known = useRef<Set<string>>(undefined);
  useEffect(() => {
    if (!inbox) return;
    const ids = inbox.assignments.map((assignment) => assignment.assignmentId);
    const isNews = known.current && ids.some((id) => !known.current?.has(id));
    known.current = new Set(ids);
    if (isNews) announce(t("assignmentAlert"), t("fullName"));
  }, [inbox, t]);
}

/** A customer of mine has said something while I look elsewhere. */
export function useMessageAlerts(): void {
  const t = useText();
  const serves = useHasRole("agent", "supervisor");
  const mine = useQuery({ ...inboxQuery, enabled: serves }).data?.mine;
  const hear = useCallback(
    ({ conversationId, message }: EventData<"conversations.message">) => {
      const isMine = mine?.some(({ id }) => id === conversationId);
      const isOpen = location.search.includes(conversationId) && !document.hidden;
      if (message.from === "customer" && isMine && !isOpen) {
        announce(t("messageAlert"), t("fullName"));
      }
    },
    [mine, t],
  );
  useLiveEvent("conversations.message", hear);
}

/** Says that somebody waits, never who or why: a screen may be seen by others. */
function announce(title: string, body: string): void {
  if (isAlertOn("sound")) ring();
  if (!isAlertOn("desktop") || !document.hidden) return;
  if (!("Notification" in window) || Notification.permission !== "granted") return;
  const notification = new Notification(title, { body, tag: "jinnang.assignment" });
  notification.onclick = () => {
    window.focus();
    notification.close();
  };
}
