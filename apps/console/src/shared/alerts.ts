import { useSyncExternalStore } from "react";

/** How an assignment is announced besides its card; both are off until somebody wants them. */
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
    () => isAlertOn(alert),
  );
}

export function setAlert(alert: Alert, on: boolean): void {
  if (on) localStorage.setItem(storageKey(alert), "on");
  else localStorage.removeItem(storageKey(alert));
  for (const listener of listeners) listener();
}

export function isAlertOn(alert: Alert): boolean {
  return localStorage.getItem(storageKey(alert)) === "on";
}

/** True when the browser lets us; it only asks the person when this runs in a click. */
export async function mayNotify(): Promise<boolean> {
  if (!("Notification" in window)) return false;
  return (await Notification.requestPermission()) === "granted";
}
