/**
 * One live stream for all tabs of a browser. Over HTTP/1.1 a browser opens six connections to a
 * server, and each stream keeps one: with six tabs of their own streams the seventh would not even
 * load. One tab leads: it holds the stream and passes on what it hears; when it is closed, another
 * takes its place.
 */
export interface LiveHandlers {
  /** An event of any type that the app hears. */
  readonly onEvent: (type: string, data: unknown) => void;
  readonly onState: (state: "open" | "waiting") => void;
  /** Something may have been missed: read the screens again. */
  readonly onGap: () => void;
  /** The server does not answer this person any more. */
  readonly onRefused: () => void;
}

type News =
  | { readonly kind: "event"; readonly type: string; readonly data: unknown }
  | { readonly kind: "state"; readonly state: "open" | "waiting" }
  | { readonly kind: "gap" }
  | { readonly kind: "refused" }
  /** A tab that has just opened asks the leader how it stands. */
  | { readonly kind: "ask" };

/** Opens the stream, or hears the tab that has; `open` is called by the leader only. */
export function shareLive(
  name: string,
  open: (handlers: LiveHandlers) => () => void,
  handlers: LiveHandlers,
): () => void {
  if (!("locks" in navigator) || !("BroadcastChannel" in globalThis)) return open(handlers);
  const channel = new BroadcastChannel(name);
  const leaving = new AbortController();
  let state: "open" | "waiting" | undefined;
  let leads = false;
  let heardLeader = false;
  const hear = (news: News) => {
    if (news.kind === "event") handlers.onEvent(news.type, news.data);
    else if (news.kind === "state") handlers.onState(news.state);
    else if (news.kind === "gap") handlers.onGap();
    else if (news.kind === "refused") handlers.onRefused();
  };
  const pass = (news: News) => {
    if (leaving.signal.aborted) return;
    if (news.kind === "state") state = news.state;
    hear(news);
    channel.postMessage(news);
  };
  channel.onmessage = ({ data }: MessageEvent<News>) => {
    if (data.kind === "ask") {
      if (leads && state) channel.postMessage({ kind: "state", state } satisfies News);
      return;
    }
    heardLeader = true;
    hear(data);
  };
  channel.postMessage({ kind: "ask" } satisfies News);
  const lead = () => {
    leads = true;
    const close = open({
      onEvent: (type, data) => pass({ kind: "event", type, data }),
      onState: (next) => pass({ kind: "state", state: next }),
      onGap: () => pass({ kind: "gap" }),
      onRefused: () => pass({ kind: "refused" }),
    });
    // What came between the last leader's end and this stream's start reached nobody.
    if (heardLeader) pass({ kind: "gap" });
    return new Promise<void>((resolve) => {
      leaving.signal.addEventListener("abort", () => {
        close();
        resolve();
      });
    });
  };
  navigator.locks.request(name, { signal: leaving.signal }, lead).catch(() => undefined);
  return () => {
    leaving.abort();
    channel.close();
  };
}
