import { CircleCheck, CircleSlash, LoaderCircle, type LucideIcon } from 'lucide-react';
import type { IdentityDto } from '../../../contract/identity.dto';
import { awaitsToken } from '../../api/identity';
import { classes } from '../../ui/classes';
import { ago, count, moment } from '../../ui/format';
import { Section } from '../../ui/page';
import { CrowdedSubs } from './crowded-subs';
import { Ignored } from './ignored';
import { Refused } from './refused';
import { SharedAddresses } from './shared-addresses';

interface Look {
  icon: LucideIcon;
  box: string;
  mark: string;
}

const idle: Look = { icon: CircleSlash, box: 'border-line bg-raised', mark: 'text-muted' };
const waiting: Look = {
  icon: LoaderCircle,
  box: 'border-line bg-raised',
  mark: 'animate-spin text-muted',
};
const verified: Look = {
  icon: CircleCheck,
  box: 'border-positive/50 bg-positive/10',
  mark: 'text-positive',
};

/** Where the set-up stands, in a headline and in what to do next. */
function stateOf(identity: IdentityDto): { look: Look; title: string; next: string } {
  if (!identity.policy.enabled)
    return {
      look: idle,
      title: 'Identity is switched off',
      next: 'Everybody is anonymous until you switch it on, under “Policy” below.',
    };
  if (identity.secret === null)
    return {
      look: idle,
      title: 'There is no signing secret yet',
      next: 'Generate one in step 2. This page then waits for the first token.',
    };
  if (awaitsToken(identity))
    return {
      look: waiting,
      title:
        identity.lastVerifiedAt === null
          ? 'Waiting for the first verified token…'
          : 'Waiting for the first verified token since the secret was generated…',
      next: 'Open a page with the widget as a signed-in user of your product. This turns green by itself.',
    };
  return {
    look: verified,
    title: 'Tokens verify',
    next: 'Users with a token from your server are identified, and their votes count with the revenue behind them.',
  };
}

interface LiveCheckProps {
  projectId: string;
  identity: IdentityDto;
  /** When the server was last asked, in milliseconds. */
  now: number;
}

/** Whether tokens arrive and verify, and why those that do not are refused. */
export function LiveCheck({ projectId, identity, now }: LiveCheckProps) {
  const { rejections, warnings, lastVerifiedAt, sharedAddresses, crowdedSubs } = identity;
  const { look, title, next } = stateOf(identity);
  const refused = rejections.reduce((sum, rejection) => sum + rejection.count, 0);
  return (
    <Section title="Live check" description="Kept up to date while this page is open.">
      <div className={classes('flex items-start gap-3 rounded-md border px-4 py-3', look.box)}>
        <look.icon aria-hidden size={20} className={classes('mt-px shrink-0', look.mark)} />
        <div className="min-w-0">
          <p role="status" className="font-medium">
            {title}
            {refused > 0 && <span className="sr-only">. Refused in 24 hours: {count(refused)}</span>}
          </p>
          <p className="text-sm text-pretty text-muted">{next}</p>
          {lastVerifiedAt !== null && (
            <p className="mt-1 text-sm">
              Last verified token:{' '}
              <time dateTime={lastVerifiedAt} title={moment(lastVerifiedAt)}>
                {ago(lastVerifiedAt, now)}
              </time>
            </p>
          )}
        </div>
      </div>
      {sharedAddresses > 0 && <SharedAddresses projectId={projectId} addresses={sharedAddresses} />}
      {crowdedSubs.length > 0 && <CrowdedSubs projectId={projectId} subs={crowdedSubs} now={now} />}
      <Refused rejections={rejections} now={now} />
      {warnings.length > 0 && <Ignored warnings={warnings} now={now} />}
    </Section>
  );
}
