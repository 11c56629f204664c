import { guarded } from '../common/guard';

const PAUSE_MS = 250;

/** Calls `work` once nobody has called it for a moment. */
export function debounced(work: () => unknown): () => void {
  let timer: ReturnType<typeof setTimeout>;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(guarded(work), PAUSE_MS);
  };
}
