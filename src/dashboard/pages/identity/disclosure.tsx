import { ChevronDown } from 'lucide-react';
import { useEffect, useId, useState, type ReactNode } from 'react';
import { Button } from '../../ui/button';
import { classes } from '../../ui/classes';
import { Section } from '../../ui/page';

interface DisclosureProps {
  /** The place that a link of the page leads to. */
  anchor: string;
  title: string;
  description: ReactNode;
  /** What was decided here, once it is done; shown in the place of the whole. */
  summary: ReactNode;
  done: boolean;
  /** On the right of the title. */
  state?: ReactNode;
  children: ReactNode;
}

/**
 * A part of the set-up that is shut when the page is opened with it done. One that becomes done meanwhile stays open: a
 * secret is still being copied then.
 */
export function Disclosure({ anchor, title, description, summary, done, state, children }: DisclosureProps) {
  const [wanted, setOpen] = useState(!done || isTarget(anchor));
  const open = wanted || !done;
  const id = useId();
  useEffect(() => {
    const follow = () => isTarget(anchor) && setOpen(true);
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, [anchor]);
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

const isTarget = (anchor: string): boolean => location.hash === `#${anchor}`;
