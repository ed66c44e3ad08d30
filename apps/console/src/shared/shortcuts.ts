import { useEffect, useSyncExternalStore } from "react";

const STORAGE_KEY = "jinnang.console.shortcuts";
const listeners = new Set<() => void>();

/**
 * Calls `handle` when the single key is pressed outside of any input. People who speak to their
 * computer or use one hand can turn such keys off (WCAG 2.1.4).
 */
export function useShortcut(key: string, handle: (() => void) | undefined): void {
  useEffect(() => {
    if (!handle) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== key || isBusy(event) || !shortcutsOn()) return;
      event.preventDefault();
      handle();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [key, handle]);
}

export function useShortcutsOn(): [boolean, (on: boolean) => void] {
  const on = useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, shortcutsOn);
  return [on, setShortcutsOn];
}

function shortcutsOn(): boolean {
  return localStorage.getItem(STORAGE_KEY) !== "off";
}

function setShortcutsOn(on: boolean): void {
  localStorage.setItem(STORAGE_KEY, on ? "on" : "off");
  for (const listener of listeners) listener();
}

/** A key belongs to what is being typed, to a combination, or to the dialog that is open. */
function isBusy(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return true;
  if (event.defaultPrevented || document.querySelector("[aria-modal='true']")) return true;
  const target = event.target as HTMLElement;
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}
