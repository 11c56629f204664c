import { CircleAlert, Info, TriangleAlert, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { classes } from './classes';

const tones: Record<string, { icon: LucideIcon; box: string; mark: string }> = {
  info: { icon: Info, box: 'border-line bg-raised', mark: 'text-muted' },
  warning: { icon: TriangleAlert, box: 'border-warning/40 bg-warning-soft', mark: 'text-warning' },
  negative: { icon: CircleAlert, box: 'border-negative/40 bg-negative-soft', mark: 'text-negative' },
};

interface NoticeProps {
  tone?: 'info' | 'warning' | 'negative';
  /** `alert` where it answers what somebody has just done; `status` where it comes by itself. */
  role?: 'alert' | 'status';
  /** A button that does something about it. */
  action?: ReactNode;
  children: ReactNode;
}

/** A remark within a page: what to mind, or what went wrong with the form below it. */
export function Notice({ tone = 'info', role, action, children }: NoticeProps) {
  const { icon: Icon, box, mark } = tones[tone]!;
  return (
    <div role={role} className={classes('flex items-start gap-2.5 rounded-md border px-3 py-2.5', box)}>
      <Icon aria-hidden size={16} className={classes('mt-0.5 shrink-0', mark)} />
      <div className="min-w-0 flex-1 text-pretty wrap-anywhere">{children}</div>
      {action}
    </div>
  );
}
