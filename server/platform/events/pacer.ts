/** Lets a loop that has just worked rest a little, unless somebody is in a hurry. */
export interface Pacer {
  /** Resolves when `restMs` have passed since the last `worked`: for the rested, at once. */
  rest(): Promise<void>;
  worked(): void;
  /** Ends a rest that is going on, and allows no other before `calm`. */
  hurry(): void;
  calm(): void;
}

export function createPacer(restMs: number): Pacer {
  let workedAt = Number.NEGATIVE_INFINITY;
  let inHurry = false;
  let wake: (() => void) | undefined;
  return {
    async rest() {
      const leftMs = workedAt + restMs - performance.now();
      if (leftMs <= 0 || inHurry) return;
      let timer: NodeJS.Timeout | undefined;
      await new Promise<void>((resolve) => {
        wake = resolve;
        timer = setTimeout(resolve, leftMs);
      });
      clearTimeout(timer);
      wake = undefined;
    },
    worked() {
      workedAt = performance.now();
    },
    hurry() {
      inHurry = true;
      wake?.();
    },
    calm() {
      inHurry = false;
    },
  };
}
