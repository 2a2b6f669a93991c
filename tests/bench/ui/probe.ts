/*
 * Runs inside the page that is measured, before anything of the page does. Times are milliseconds since 1970, so that
 * they can be compared with those of the browser's network.
 */

export interface Probe {
  /** Notes when the selector first finds an element, with that text in it, and it has been drawn. */
  watch: (selector: string, text?: string) => void;
  /** When what is watched had been drawn. */
  drawn: (selector: string, text?: string) => Promise<number>;
  /** When the last click was made. */
  clicked: () => number;
  /** Milliseconds of the longest task that ended after a time; 0 when none took 50 ms, below which browsers tell of none. */
  longestTask: (since: number) => number;
  /** Begins to count frames; with a selector only those that have such an element in the middle of the grid. */
  countFrames: (selector: string) => void;
  /** Frames a second since then. */
  framesPerSecond: () => number;
  /** Resolves once nothing moves any more. */
  still: () => Promise<number>;
}

declare global {
  // A global of the page is a `var`.
  var probe: Probe;
}

const now = () => performance.timeOrigin + performance.now();
const drawnAt = new Map<string, Promise<number>>();
const tasks: PerformanceEntry[] = [];
const taskObserver = new PerformanceObserver((list) => tasks.push(...list.getEntries()));
taskObserver.observe({ type: 'longtask', buffered: true });

let clickedAt = Number.NaN;
addEventListener('click', ({ timeStamp }) => (clickedAt = performance.timeOrigin + timeStamp), { capture: true });

let counting: { began: number; frames: number; handle: number } | undefined;

globalThis.probe = {
  watch: (selector, text = '') => drawnAt.set(keyOf(selector, text), firstDrawn(selector, text)),
  drawn: (selector, text = '') => {
    const drawn = drawnAt.get(keyOf(selector, text));
    if (!drawn) {
      throw new Error(`${selector} is not watched.`);
    }
    return drawn;
  },
  clicked: () => clickedAt,
  longestTask: (since) => {
    tasks.push(...taskObserver.takeRecords());
    const ended = ({ startTime, duration }: PerformanceEntry) => performance.timeOrigin + startTime + duration;
    return Math.max(0, ...tasks.filter((task) => ended(task) >= since).map(({ duration }) => duration));
  },
  countFrames: (selector) => {
    const grid = document.querySelector('[role="grid"]');
    if (!grid) {
      throw new Error('There is no grid to look at.');
    }
    const { x, y, width, height } = grid.getBoundingClientRect();
    const current = { began: performance.now(), frames: 0, handle: 0 };
    const frame = () => {
      const middle = document.elementFromPoint(x + width / 2, y + height / 2);
      current.frames += middle?.closest(selector) ? 1 : 0;
      current.handle = requestAnimationFrame(frame);
    };
    current.handle = requestAnimationFrame(frame);
    counting = current;
  },
  framesPerSecond: () => {
    if (!counting) {
      throw new Error('No frames are counted.');
    }
    const { began, frames, handle } = counting;
    cancelAnimationFrame(handle);
    return frames / ((performance.now() - began) / 1000);
  },
  still: async () => {
    // Not all animations: a spinner never ends.
    const transitions = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
    await Promise.allSettled(transitions.map(({ finished }) => finished));
    return now();
  },
};

function keyOf(selector: string, text: string): string {
  return `${selector} ${text}`;
}

function firstDrawn(selector: string, text: string): Promise<number> {
  return new Promise((resolve) => {
    const look = () => {
      const found = [...document.querySelectorAll(selector)].some((element) => element.textContent?.includes(text));
      if (found) {
        observer.disconnect();
        afterFrame(() => resolve(now()));
      }
    };
    const observer = new MutationObserver(look);
    observer.observe(document, { childList: true, subtree: true, characterData: true });
    look();
  });
}

/** A task that is asked for in a frame runs once the frame has been drawn. */
function afterFrame(callback: () => void): void {
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = callback;
    port2.postMessage(undefined);
  });
}
