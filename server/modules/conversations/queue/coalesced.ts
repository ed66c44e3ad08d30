/**
 * Runs `work` once for everybody who asked while an earlier run went on: a burst of causes costs two
 * runs, not one each. The returned promise ends with the run that began after the question.
 */
export function coalesced(work: () => Promise<void>): () => Promise<void> {
  let last: Promise<void> = Promise.resolve();
  let next: Promise<void> | undefined;
  return () => {
    if (next) return next;
    const run = last.then(() => {
      next = undefined;
      return work();
    });
    next = run;
    last = run;
    return run;
  };
}

/** Runs `work` at once, and again at most once in each interval as long as somebody asks. */
export function throttled(intervalMs: number, work: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  let isAsked = false;
  const ask = (): void => {
    if (timer) {
      isAsked = true;
      return;
    }
    timer = setTimeout(() => {
      timer = undefined;
      if (!isAsked) return;
      isAsked = false;
      ask();
    }, intervalMs).unref();
    work();
  };
  return ask;
}
