/** What to do with each type of event; `data` is what the server published. */
export type LiveHandlers = Readonly<Record<string, (data: never) => void>>;

export interface LiveOptions {
  /** Called when the connection comes and goes, so that a screen can say so. */
  readonly onState?: (state: "open" | "waiting") => void;
  /** Called when events may have been missed: read the screen's data anew. */
  readonly onGap?: () => void;
  /** Called when the server refused the stream, as it does after the session has ended. */
  readonly onRefused?: () => void;
  readonly baseUrl?: string;
}

/** A refused or broken stream is opened again after this wait. */
const REOPEN_MS = 3_000;

/**
 * Hears the live events of the signed-in person until the returned function is called. The browser
 * resumes a lost connection by itself, with the number of the last event it saw; only when the
 * server refused it for a moment is a new stream opened, and `onGap` says so.
 */
export function live(
  app: "wallet" | "console",
  handlers: LiveHandlers,
  options: LiveOptions = {},
): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  const open = (again: boolean): void => {
    const opened = new EventSource(`${options.baseUrl ?? ""}/v1/live?app=${app}`);
    source = opened;
    opened.onopen = () => {
      options.onState?.("open");
      if (again) options.onGap?.();
    };
    opened.onerror = () => {
      options.onState?.("waiting");
      if (opened.readyState !== CLOSED || stopped) return;
      options.onRefused?.();
      timer = setTimeout(() => open(true), REOPEN_MS);
    };
    opened.addEventListener("reset", () => options.onGap?.());
    for (const [type, handle] of Object.entries(handlers)) {
      opened.addEventListener(type, (event) => {
        handle(JSON.parse((event as { data?: string }).data ?? "{}") as never);
      });
    }
  };
  open(false);
  return () => {
    stopped = true;
    clearTimeout(timer);
    source?.close();
  };
}

const CLOSED = 2;
