import { useLayoutEffect, useRef, type RefObject } from 'react';

/** Keeps `--header` at the height of the page's header, which wraps on a narrow screen: what sticks below it needs it. */
export function useHeaderHeight(): RefObject<HTMLElement | null> {
  const header = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const { style } = document.documentElement;
    const watch = new ResizeObserver(() => {
      style.setProperty('--header', `${header.current?.offsetHeight ?? 0}px`);
    });
    if (header.current) watch.observe(header.current);
    return () => {
      watch.disconnect();
      style.removeProperty('--header');
    };
  }, []);
  return header;
}
