/** jsdom has no layout: every element is given a size, so that virtual lists have rows to show. */
export function giveElementsASize(width = 1280, height = 600): void {
  for (const [name, size] of [
    ['offsetWidth', width],
    ['offsetHeight', height],
    ['clientWidth', width],
    ['clientHeight', height],
  ] as const) {
    Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => size });
  }
  const box = { x: 0, y: 0, top: 0, left: 0, width, height, bottom: height, right: width };
  HTMLElement.prototype.getBoundingClientRect = () => ({ ...box, toJSON: () => box });
  Element.prototype.scrollTo = () => undefined;
  globalThis.ResizeObserver = class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
  // Grafana's inputs measure their text.
  Object.defineProperty(HTMLCanvasElement.prototype, 'getContext', {
    configurable: true,
    value: () => ({ measureText: (text: string) => ({ width: text.length * 7 }) }),
  });
  globalThis.IntersectionObserver = class {
    readonly root = null;
    readonly rootMargin = '';
    readonly thresholds = [];
    observe() {}
    unobserve() {}
    disconnect() {}
    takeRecords() {
      return [];
    }
  };
}
