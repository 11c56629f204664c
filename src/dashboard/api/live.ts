import { useEffect, useRef } from 'react';

/**
 * Calls `onChange` when the server says that the project's ranking moved or that requests read otherwise, one call after the other: what moves while
 * one is at work is one more call. The browser reconnects by itself.
 */
export function useLive(projectId: string, onChange: () => void | Promise<void>): void {
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });
  useEffect(() => {
    const source = new EventSource(`/api/projects/${projectId}/backlog/live`);
    const heard = oneAtATime(() => latest.current());
    // Some time may have passed unheard: what is shown is looked at again whenever the stream opens anew.
    let opened = false;
    source.addEventListener('open', () => {
      if (opened) heard();
      opened = true;
    });
    source.addEventListener('ranking', heard);
    source.addEventListener('requests', heard);
    return () => source.close();
  }, [projectId]);
}

function oneAtATime(work: () => void | Promise<void>): () => void {
  let isBusy = false;
  let isWanted = false;
  const run = async () => {
    isWanted = true;
    if (isBusy) return;
    isBusy = true;
    while (isWanted) {
      isWanted = false;
      await work();
    }
    isBusy = false;
  };
  return () => void run();
}
