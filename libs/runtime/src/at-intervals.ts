/** Between two words of news, in milliseconds: as a rule, and while much comes in. */
const PAUSE = 150;
const LONG_PAUSE = 600;

/** How many calls in a millisecond are much. */
const MUCH = 1.5;

/**
 * Whoever is told of news is left alone for a while between two words of it. Of the calls the first acts at once, and
 * those that come within a pause become one at its end. The more comes in, the more is gathered: a batch then touches
 * each page of its tables once, instead of taking the processor from those who bring the news.
 */
export function atIntervals(action: () => void): () => void {
  let calls = 0;
  let scheduled = false;
  let last = Number.NEGATIVE_INFINITY;
  let pause = PAUSE;
  const act = (): void => {
    const now = performance.now();
    pause = calls > MUCH * (now - last) ? LONG_PAUSE : PAUSE;
    last = now;
    calls = 0;
    scheduled = false;
    action();
  };
  return () => {
    calls++;
    if (scheduled) return;
    const wait = last + pause - performance.now();
    if (wait <= 0) return act();
    scheduled = true;
    setTimeout(act, wait).unref();
  };
}
