import { ring } from "@jinnang/ui";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
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
