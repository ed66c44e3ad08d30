/** What one run of a load gave. Only accepted transfers count for the rate. */
export interface Figures {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly refusedPerSecond: number;
  readonly duplicates: number;
  readonly errors: number;
}

export type Outcome = "posted" | "refused" | "duplicate";

/**
 * Closed loop: every client sends its next request when it has the answer to the last one, and
 * each answer stands for a durable commit. The first tenth of the time warms up and is not counted.
 */
export async function closedLoop(
  clients: number,
  seconds: number,
  operation: (client: number) => Promise<Outcome>,
): Promise<Figures> {
  const counts = { posted: 0, refused: 0, duplicate: 0 };
  const latencies: number[] = [];
  let errors = 0;
  const start = performance.now();
  const countFrom = start + seconds * 100;
  const end = countFrom + seconds * 1000;
  const client = async (number: number) => {
    for (;;) {
      const sentAt = performance.now();
      if (sentAt >= end) return;
      try {
        const outcome = await operation(number);
        const answeredAt = performance.now();
        if (sentAt >= countFrom && answeredAt <= end) {
          counts[outcome] += 1;
          latencies.push(answeredAt - sentAt);
        }
      } catch (error) {
        errors += 1;
        if (errors === 1) console.error((error as Error).message);
      }
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, number) => client(number)));
  latencies.sort((a, b) => a - b);
  const at = (share: number) => latencies[Math.floor(latencies.length * share)] ?? Number.NaN;
  return {
    perSecond: counts.posted / seconds,
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    refusedPerSecond: counts.refused / seconds,
    duplicates: counts.duplicate,
    errors,
  };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
