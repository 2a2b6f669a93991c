import { type RefObject, useEffect, useRef, useState } from 'react';

/** Pixels between the page's end and the window's. */
const MARGIN = 16;

/**
 * The height that reaches from the element's top to the window's bottom: what stands above the page differs from
 * Grafana to Grafana. Undefined until it is measured.
 */
export function useFillHeight(): [RefObject<HTMLDivElement>, string | undefined] {
  const element = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState<number>();

  useEffect(() => {
    const observer = new ResizeObserver(() => {
      if (element.current) {
        setTop(Math.round(element.current.getBoundingClientRect().top + window.scrollY));
      }
    });
    observer.observe(document.body);
    return () => observer.disconnect();
  }, []);

  return [element, top === undefined ? undefined : `calc(100vh - ${top + MARGIN}px)`];
}
