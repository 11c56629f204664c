import { useEffect, useRef } from 'react';
import { Button } from './button';

interface Props {
  hasMore: boolean;
  busy: boolean;
  onMore: () => void;
}

/** The end of a list that goes on: loads the rest when it comes into sight, or at the press of the button. */
export function LoadMore({ hasMore, busy, onMore }: Props) {
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!hasMore || busy || !end.current) return;
    const watch = new IntersectionObserver(([entry]) => entry?.isIntersecting && onMore(), {
      rootMargin: '600px',
    });
    watch.observe(end.current);
    return () => watch.disconnect();
  }, [hasMore, busy, onMore]);
  if (!hasMore) return null;
  return (
    <div ref={end} className="flex justify-center p-4">
      <Button busy={busy} onClick={onMore}>
        Show more
      </Button>
    </div>
  );
}
