import { Tabs as Base } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';

interface TabsProps {
  /** What is chosen between. */
  label: string;
  tabs: readonly { name: string; content: ReactNode }[];
}

/** One of several views of the same thing; the arrow keys go from one to the next. */
export function Tabs({ label, tabs }: TabsProps) {
  return (
    <Base.Root defaultValue={tabs[0]?.name} className="flex min-w-0 flex-col gap-3">
      <Base.List
        aria-label={label}
        activateOnFocus
        className="flex gap-1 overflow-x-auto border-b border-line"
      >
        {tabs.map(({ name }) => (
          <Base.Tab
            key={name}
            value={name}
            className="min-h-9 border-b-2 border-transparent px-3 whitespace-nowrap text-muted -outline-offset-2 hover:text-ink data-active:border-accent data-active:font-medium data-active:text-ink pointer-coarse:min-h-11"
          >
            {name}
          </Base.Tab>
        ))}
      </Base.List>
      {tabs.map(({ name, content }) => (
        <Base.Panel key={name} value={name} className="flex min-w-0 flex-col gap-3">
          {content}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
