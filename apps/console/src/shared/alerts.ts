import { ring } from "@jinnang/ui";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useSyncExternalStore } from "react";
import { inboxQuery } from "../features/inbox/data.ts";
import { useHasRole } from "./me.ts";
import { useText } from "./text.ts";

/** How an offer is announced besides its card; both are off until somebody wants them. */
export type Alert = "sound" | "desktop";

const storageKey = (alert: Alert) => `jinnang.alert.${alert}`;
const listeners = new Set<() => void>();

/** Kept in the browser: a till beside a customer and a desk at home need not ring alike. */
export function useAlert(alert: Alert): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => isOn(alert),
  );
}

export function setAlert(alert: Alert, on: boolean): void {
  if (on) localStorage.setItem(storageKey(alert), "on");
  else localStorage.removeItem(storageKey(alert));
  for (const listener of listeners) listener();
}

function isOn(alert: Alert): boolean {
  return localStorage.getItem(storageKey(alert)) === "on";
}

/** True when the browser lets us; it only asks the person when this runs in a click. */
export async function mayNotify(): Promise<boolean> {
  if (!("Notification" in window)) return false;
  return (await Notification.requestPermission()) === "granted";
}

/** Announces each offer once; those that stood there when the page opened are no news. */
export function useOfferAlerts(): void {
  const t = useText();
  const serves = useHasRole("agent", "supervisor");
  const inbox = useQuery({ ...inboxQuery, enabled: serves }).data;
  const known = useRef<Set<string>>(undefined);
  useEffect(() => {
    if (!inbox) return;
    const ids = inbox.offers.map((offer) => offer.offerId);
    const isNews = known.current && ids.some((id) => !known.current?.has(id));
    known.current = new Set(ids);
    if (isNews) announce(t("offerAlert"), t("fullName"));
  }, [inbox, t]);
}

/** Says that somebody waits, never who or why: a screen may be seen by others. */
function announce(title: string, body: string): void {
  if (isOn("sound")) ring();
  if (!isOn("desktop") || !document.hidden) return;
  if (!("Notification" in window) || Notification.permission !== "granted") return;
  const notification = new Notification(title, { body, tag: "jinnang.offer" });
  notification.onclick = () => {
    window.focus();
    notification.close();
  };
}
