import { useCallback, useSyncExternalStore } from "react";
import { useMe } from "./me.ts";

/**
 * Words that were begun and not sent: kept in this browser, apart for each person, so that neither
 * a change of page nor a reload nor a crash loses them. Signing out clears them: the next person
 * at this screen has no business with what a customer was going to be told.
 */
const PREFIX = "jinnang.kept.";
/** Older ones belong to nothing any more. */
const KEPT_MS = 7 * 24 * 3_600_000;

interface Kept {
  readonly text: string;
  readonly at: number;
}

const listeners = new Set<() => void>();

/** The kept words of that name, and how to change them. */
export function useKept(name: string): [string, (text: string) => void] {
  const key = `${PREFIX}${useMe()?.id ?? ""}.${name}`;
  const text = useSyncExternalStore(subscribe, () => read(key));
  const change = useCallback((next: string) => write(key, next), [key]);
  return [text, change];
}

/** Changes kept words from outside the component that shows them. */
export function keep(personId: string, name: string, text: string): void {
  write(`${PREFIX}${personId}.${name}`, text);
}

export function keptWords(personId: string, name: string): string {
  return read(`${PREFIX}${personId}.${name}`);
}

/** Forgets everything that was begun, and what is too old at the start. */
export function forgetKept(isTooOld: (kept: Kept) => boolean = () => true): void {
  for (const key of Object.keys(localStorage)) {
    if (!key.startsWith(PREFIX)) continue;
    const kept = parse(localStorage.getItem(key));
    if (!kept || isTooOld(kept)) localStorage.removeItem(key);
  }
  for (const listener of listeners) listener();
}

forgetKept(({ at }) => Date.now() - at > KEPT_MS);

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

function read(key: string): string {
  return parse(localStorage.getItem(key))?.text ?? "";
}

function write(key: string, text: string): void {
  if (text) localStorage.setItem(key, JSON.stringify({ text, at: Date.now() } satisfies Kept));
  else localStorage.removeItem(key);
  for (const listener of listeners) listener();
}

function parse(stored: string | null): Kept | undefined {
  try {
    const kept: unknown = JSON.parse(stored ?? "null");
    const isKept = typeof kept === "object" && kept !== null && "text" in kept && "at" in kept;
    return isKept ? (kept as Kept) : undefined;
  } catch {
    return undefined;
  }
}
