/** RFC 9457 problem: what happened, what to do next, and whether money moved. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly next: string;
  /** True when the server says for certain that no money moved. */
  readonly noMoneyMoved: boolean;
  readonly requestId: string;
  /** Everything the refusal carries besides, such as `triesLeft` or `retryAt`. */
  readonly fields: Readonly<Record<string, unknown>>;

  constructor(body: Record<string, unknown> & { code: string }, status: number) {
    const text = (name: string) => (typeof body[name] === "string" ? (body[name] as string) : "");
    super(text("title") || body.code);
    this.name = "Problem";
    this.status = status;
    this.code = body.code;
    this.detail = text("detail");
    this.next = text("next");
    this.noMoneyMoved = body.moneyMoved === false;
    this.requestId = text("requestId");
    this.fields = body;
  }
}

/** Reads the problem in an answer; a proxy's own error page becomes `service_unavailable`. */
export async function toProblem(response: Response, language: string): Promise<Problem> {
  const body: unknown = await response
    .clone()
    .json()
    .catch(() => undefined);
  if (isProblemBody(body)) return new Problem(body, response.status);
  const code = "service_unavailable";
  return new Problem({ code, ...words(UNAVAILABLE, language) }, response.status);
}

/** A request that reached no server. Whether it took effect is unknown: the words say so. */
export function unreachable(error: unknown, language: string): Problem | undefined {
  if (error instanceof Problem) return undefined;
  return new Problem({ code: "unreachable", ...words(UNREACHABLE, language) }, 0);
}

function isProblemBody(body: unknown): body is Record<string, unknown> & { code: string } {
  return typeof body === "object" && body !== null && "code" in body;
}

interface Words {
  readonly title: string;
  readonly next: string;
}

const UNAVAILABLE: Record<"zh" | "en", Words> = {
  zh: { title: "服务暂时不可用。", next: "请稍后重试；重试不会重复扣款。" },
  en: {
    title: "The service is not available now.",
    next: "Retry later; you are not charged twice.",
  },
};

const UNREACHABLE: Record<"zh" | "en", Words> = {
  zh: { title: "网络连接不上。", next: "请检查网络后重试；重试不会重复扣款。" },
  en: {
    title: "The network is not reachable.",
    next: "Check the connection and retry; you are not charged twice.",
  },
};

function words(table: Record<"zh" | "en", Words>, language: string) {
  const found = table[language.startsWith("en") ? "en" : "zh"];
  return { ...found, detail: found.title };
}
