import type { Language } from "@jinnang/words";

/**
 * Refusals: everything the system says no to. Each module lists its codes once, in its
 * `errors.ts`, with the HTTP status and the words in both languages; a verb throws one by code and
 * `http.ts` turns it into RFC 9457 problem+json. A refusal is an answer, not a fault.
 */
export type { Language };

export interface RefusalText {
  /** What happened, in one sentence. `{name}` is replaced by the refusal's field of that name. */
  readonly what: string;
  /** What the person can do next. */
  readonly next: string;
}

export interface RefusalDefinition {
  readonly status: number;
  /**
   * True when the request was about money and it is certain that none moved under this request's
   * key and order; the client says so. See `Refusal.afterMoney`.
   */
  readonly noMoneyMoved?: boolean;
  readonly zh: RefusalText;
  readonly en: RefusalText;
}

export class Refusal extends Error {
  readonly code: string;
  readonly definition: RefusalDefinition;
  readonly fields: Record<string, unknown>;
  /** True when what was written before the refusal must stay (a counted wrong try). */
  commits = false;
  /** False where money moved, or may have moved, although this request moved none. */
  noMoneyMoved: boolean;

  constructor(code: string, definition: RefusalDefinition, fields: Record<string, unknown>) {
    super(code);
    this.name = "Refusal";
    this.code = code;
    this.definition = definition;
    this.fields = fields;
    this.noMoneyMoved = definition.noMoneyMoved ?? false;
  }

  /**
   * For a repeat whose first answer may have been lost: the order that it names has moved money, so
   * that "no money moved" would make its reader pay a second time.
   */
  afterMoney(moved: boolean): this {
    if (moved) this.noMoneyMoved = false;
    return this;
  }

  /** Refuse, but commit what the transaction wrote so far, such as the count of wrong tries. */
  andCommit(): this {
    this.commits = true;
    return this;
  }
}

const registry = new Map<string, RefusalDefinition>();

/**
 * Registers a module's refusals and returns the function that makes one:
 * `throw refuse("insufficient_funds", { availableMinor })`.
 */
export function defineRefusals<const T extends Record<string, RefusalDefinition>>(table: T) {
  for (const [code, definition] of Object.entries(table)) {
    if (registry.has(code)) throw new Error(`refusal ${code} is defined twice`);
    registry.set(code, definition);
  }
  return (code: keyof T & string, fields: Record<string, unknown> = {}): Refusal => {
    const definition = table[code];
    if (!definition) throw new Error(`refusal ${code} is not defined`);
    return new Refusal(code, definition, fields);
  };
}

/** Every refusal of the system, for the documentation and its tests. */
export function allRefusals(): ReadonlyMap<string, RefusalDefinition> {
  return registry;
}

export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  next: string;
  moneyMoved?: false;
  requestId: string;
  [field: string]: unknown;
}

/** RFC 9457 body of a refusal in the caller's language. Bigints become decimal strings. */
export function toProblem(refusal: Refusal, language: Language, requestId: string): Problem {
  const text = refusal.definition[language];
  const fields = Object.fromEntries(
    Object.entries(refusal.fields).map(([key, value]) => [
      key,
      typeof value === "bigint" ? value.toString() : value,
    ]),
  );
  return {
    ...fields,
    type: `/problems/${refusal.code}`,
    title: fill(text.what, refusal.fields),
    status: refusal.definition.status,
    code: refusal.code,
    detail: fill(text.what, refusal.fields),
    next: fill(text.next, refusal.fields),
    ...(refusal.noMoneyMoved ? { moneyMoved: false as const } : {}),
    requestId,
  };
}

function fill(text: string, fields: Record<string, unknown>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(fields[name] ?? ""));
}

/** Refusals that belong to no module; modules import it as `refuseRequest`, beside their own. */
export const refuse = defineRefusals({
  not_found: {
    status: 404,
    zh: { what: "没有找到您要的内容。", next: "请检查地址，或返回上一页。" },
    en: { what: "We could not find that.", next: "Check the address or go back." },
  },
  invalid_request: {
    status: 400,
    zh: { what: "请求的内容不完整或格式不对。", next: "请检查填写的内容后重试。" },
    en: { what: "Something in the request is missing or malformed.", next: "Check it and retry." },
  },
  sign_in_required: {
    status: 401,
    zh: { what: "您还没有登录，或登录已过期。", next: "请重新登录。" },
    en: { what: "You are not signed in, or your session has ended.", next: "Please sign in." },
  },
  not_allowed: {
    status: 403,
    zh: { what: "您没有权限进行这项操作。", next: "如果您认为有误，请联系管理员。" },
    en: {
      what: "You are not allowed to do this.",
      next: "If you think you should be, ask an admin.",
    },
  },
  cross_site: {
    status: 403,
    zh: { what: "请求来自其他网站，已被拒绝。", next: "请在本应用内操作。" },
    en: {
      what: "The request came from another site and was refused.",
      next: "Use this app itself.",
    },
  },
  too_many_requests: {
    status: 429,
    zh: { what: "操作过于频繁。", next: "请在 {retryAfterSeconds} 秒后再试。" },
    en: { what: "Too many requests.", next: "Try again in {retryAfterSeconds} seconds." },
  },
  export_running: {
    status: 429,
    zh: { what: "您的上一份文件还在生成。", next: "请等它下载完成后再试。" },
    en: { what: "Your previous file is still being made.", next: "Wait until it is downloaded." },
  },
  too_many_streams: {
    status: 429,
    zh: { what: "打开的页面过多，实时更新已达上限。", next: "请关闭一些页面后重试。" },
    en: {
      what: "Too many pages are open for live updates.",
      next: "Close some of them and try again.",
    },
  },
  idempotency_key_required: {
    status: 400,
    zh: {
      what: "请求不完整，没有处理。",
      next: "请刷新页面后重试；开发者请带上 Idempotency-Key 请求头。",
    },
    en: {
      what: "The request was incomplete and was not processed.",
      next: "Reload the page and retry; programs must send the header Idempotency-Key.",
    },
  },
  // Carries `first`, the id and state of what the first request made, where it is known.
  idempotency_mismatch: {
    status: 409,
    zh: {
      what: "这个请求提交过，但内容和这次不同；第一次提交可能已经成功。",
      next: "请先查看第一次提交的结果，再决定是否重新发起。",
    },
    en: {
      what: "This was sent before with other contents; the first one may have succeeded.",
      next: "Look at the result of the first one before you start again.",
    },
  },
  internal: {
    status: 500,
    zh: { what: "系统出了问题，我们已经记录。", next: "请稍后重试；重试不会重复扣款。" },
    en: {
      what: "Something went wrong; we recorded it.",
      next: "Retry later; you are not charged twice.",
    },
  },
  service_unavailable: {
    status: 503,
    zh: { what: "系统暂时无法处理请求。", next: "请稍后重试。" },
    en: { what: "The system cannot process requests at the moment.", next: "Retry shortly." },
  },
  headers_too_long: {
    status: 431,
    zh: { what: "请求的头部过长。", next: "请清除本网站的 Cookie 后重试。" },
    en: { what: "The headers of the request are too long.", next: "Clear our cookies and retry." },
  },
  request_timeout: {
    status: 408,
    zh: { what: "请求没有在规定时间内传完。", next: "请检查网络后重试。" },
    en: { what: "The request did not arrive in time.", next: "Check the connection and retry." },
  },
});

export { refuse as refuseRequest };
