import { Button } from '../../ui/button';
import { count } from '../../ui/format';

interface Props {
  /** How many requests would move. */
  waiting: number;
  onShow: () => void;
  /** The backlog changed and the list is too long to be read again unasked. */
  isBehind: boolean;
  onAgain: () => void;
  /** As on the table: on its way to this, the pointer lets nothing move. */
  onPointer: (inside: boolean) => void;
}

/** What waits for somebody to want it: nothing moves under the pointer. */
export function MovedPill({ waiting, onShow, isBehind, onAgain, onPointer }: Props) {
  const text = waiting > 0 ? `${count(waiting)} moved · show` : 'Backlog changed · show';
  return (
    <div
      aria-live="polite"
      className="pointer-events-none fixed inset-x-0 top-[calc(var(--header)+4rem)] z-30"
    >
      {(waiting > 0 || isBehind) && (
        <Button
          look="primary"
          className="pointer-events-auto mx-auto flex! rounded-full! shadow-lg"
          onPointerEnter={() => onPointer(true)}
          onPointerLeave={() => onPointer(false)}
          onClick={waiting > 0 ? onShow : onAgain}
        >
          {text}
        </Button>
      )}
    </div>
  );
}
