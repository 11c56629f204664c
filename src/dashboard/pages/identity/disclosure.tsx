import { useLocation } from '@tanstack/react-router';
import { ChevronDown } from 'lucide-react';
import { useId, useState, type ReactNode } from 'react';
import { Button } from '../../ui/button';
import { classes } from '../../ui/classes';
import { Section } from '../../ui/page';

interface DisclosureProps {
  /** Where a link on the page leads. */
  anchor: string;
  title: string;
  description: ReactNode;
  /** What was decided here, once it is done; shown while the part is shut. */
  summary: ReactNode;
  done: boolean;
  /** On the right of the title. */
  state?: ReactNode;
  children: ReactNode;
}

/**
 * A part of the set-up, shut if it is done when the page opens. One that becomes done later stays open: the user may
 * still be copying a secret.
 */
export function Disclosure({ anchor, title, description, summary, done, state, children }: DisclosureProps) {
  const location = useLocation();
  const [seen, setSeen] = useState<typeof location | null>(null);
  const [wanted, setOpen] = useState(!done);
  const open = wanted || !done;
  const id = useId();
  // The router's links change the address without a hashchange; the same link again is another location.
  if (location !== seen) {
    setSeen(location);
    if (location.hash === anchor) setOpen(true);
  }
  return (
    <div id={anchor} className="scroll-mt-28 sm:scroll-mt-16">
      <Section
        title={title}
        description={open ? description : summary}
        actions={
          <span className="flex items-center gap-3">
            {state}
            {done && (
              <Button
                aria-expanded={open}
                aria-controls={id}
                aria-label={`${open ? 'Hide' : 'Show'}: ${title}`}
                onClick={() => setOpen(!open)}
              >
                <ChevronDown
                  aria-hidden
                  size={14}
                  className={classes(
                    'transition-transform motion-reduce:transition-none',
                    open && 'rotate-180',
                  )}
                />
                {open ? 'Hide' : 'Show'}
              </Button>
            )}
          </span>
        }
      >
        {open ? (
          <div id={id} className="flex min-w-0 flex-col gap-5">
            {children}
          </div>
        ) : null}
      </Section>
    </div>
  );
}
