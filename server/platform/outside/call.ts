import type { App } from "../app.ts";
import { type SignedHeaders, signMessage } from "../security/signature.ts";
import { isLoopback } from "./loopback.ts";

/**
 * The only way out to other servers: encrypted, without redirects, with a time-out and a bound on
 * the answer, and measured for each party. Never call it inside a transaction.
 */
export interface OutsideCall {
  /** Names the other side in metrics and errors, such as `bank`: a word, never an address. */
  readonly party: string;
  readonly url: string;
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly headers?: Readonly<Record<string, string>>;
  /** Text is sent as JSON unless `content-type` says otherwise. */
  readonly body?: string;
  /** Signs by Standard Webhooks; `text` is what is signed where that is not the body. */
  readonly sign?: { readonly secrets: string | readonly string[]; id: string; text?: string };
  readonly timeoutMs?: number;
  readonly answerBytesMax?: number;
}

export interface OutsideAnswer {
  readonly status: number;
  /** True for 200 to 299; a redirect is an answer like any other and is not followed. */
  readonly ok: boolean;
  readonly headers: Headers;
  readonly body: Buffer;
  text(): string;
  /** Throws a SyntaxError when the answer is no JSON; the caller's schema judges the rest. */
  json(): unknown;
}

/** No answer, or none that could be read to its end: whether the other side acted is unknown. */
export class OutsideUnreachable extends Error {
  readonly party: string;
  constructor(party: string, cause: unknown) {
    super(`${party} did not answer`, { cause });
    this.name = "OutsideUnreachable";
    this.party = party;
  }
}

/** Longer than any healthy party takes, short enough that a job worker is not held for long. */
const TIMEOUT_MS = 10_000;
/** API answers are a few kilobytes; files go by `streamOutside`. */
const ANSWER_BYTES_MAX = 1024 * 1024;

/** What a call needs of the app. */
export type Caller = Pick<App, "config" | "clock" | "metrics">;

export async function callOutside(app: Caller, call: OutsideCall): Promise<OutsideAnswer> {
  demandEncryption(app, call);
  const measure = measureOf(app, call.party);
  try {
    const response = await fetch(call.url, {
      method: call.method,
      headers: headersOf(app, call),
      redirect: "manual",
      signal: AbortSignal.timeout(call.timeoutMs ?? TIMEOUT_MS),
      ...(call.body === undefined ? {} : { body: call.body }),
    });
    const body = await readBounded(response, call.answerBytesMax ?? ANSWER_BYTES_MAX);
    measure(`${Math.floor(response.status / 100)}xx`);
    const { status, ok, headers } = response;
    const text = () => body.toString("utf8");
    return { status, ok, headers, body, text, json: () => JSON.parse(text()) };
  } catch (cause) {
    measure("unreachable");
    throw new OutsideUnreachable(call.party, cause);
  }
}

/** A file on its way to or from another server: its bytes are not held in memory. */
export interface OutsideStream extends Pick<OutsideCall, "party" | "url" | "method" | "headers"> {
  readonly body?: ReadableStream<Uint8Array>;
  /** The answer must begin within this; its body may take longer. */
  readonly timeoutMs: number;
}

/** The caller reads the answer's body to its end, or cancels it. */
export async function streamOutside(app: Caller, call: OutsideStream): Promise<Response> {
  demandEncryption(app, call);
  const measure = measureOf(app, call.party);
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), call.timeoutMs);
  try {
    const response = await fetch(call.url, {
      method: call.method,
      redirect: "manual",
      signal: late.signal,
      ...(call.headers ? { headers: call.headers } : {}),
      ...(call.body ? { body: call.body, duplex: "half" as const } : {}),
    });
    measure(`${Math.floor(response.status / 100)}xx`);
    return response;
  } catch (cause) {
    measure("unreachable");
    throw new OutsideUnreachable(call.party, cause);
  } finally {
    clearTimeout(timer);
  }
}

function measureOf(app: Caller, party: string): (outcome: string) => void {
  const startedAt = performance.now();
  return (outcome) =>
    app.metrics.outsideCalls.observe({ party, outcome }, (performance.now() - startedAt) / 1_000);
}

/** Personal data and money leave the machine over TLS only; the sandbox plays on one machine. */
function demandEncryption(
  { config }: Caller,
  { party, url }: Pick<OutsideCall, "party" | "url">,
): void {
  const { protocol, hostname } = new URL(url);
  if (protocol === "https:" || config.mode === "sandbox" || isLoopback(hostname)) return;
  throw new Error(`${party} must be called by https, not ${protocol}`);
}

function headersOf({ clock }: Caller, { headers, body, sign }: OutsideCall) {
  const type: Record<string, string> =
    body === undefined ? {} : { "content-type": "application/json" };
  if (!sign) return { ...type, ...headers };
  const message = { id: sign.id, at: clock.now(), body: sign.text ?? body ?? "" };
  const signature: SignedHeaders = signMessage(sign.secrets, message);
  return { ...type, ...headers, ...signature };
}

async function readBounded(response: Response, bytesMax: number): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.byteLength;
    // Leaving the loop cancels the body, and with it the connection.
    if (size > bytesMax) throw new Error(`the answer is longer than ${bytesMax} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}
