import { useState } from 'react';
import { useEndGrace } from '../../api/identity';
import { Button } from '../../ui/button';
import { Confirm } from '../../ui/confirm';
import { moment } from '../../ui/format';
import { Notice } from '../../ui/notice';

interface GraceProps {
  projectId: string;
  /** ISO 8601. */
  until: string;
  mayChange: boolean;
}

/** Says that the secret before the present one still verifies, and ends it. */
export function Grace({ projectId, until, mayChange }: GraceProps) {
  const [asking, setAsking] = useState(false);
  const end = useEndGrace(projectId);
  return (
    <>
      <Notice tone="warning" action={mayChange && <Button onClick={() => setAsking(true)}>End now…</Button>}>
        The previous secret verifies as well until {moment(until)}. Set the new one on your server before
        then.
      </Notice>
      <Confirm
        open={asking}
        onClose={() => setAsking(false)}
        title="End the grace of the previous secret?"
        action="End grace"
        busy={end.isPending}
        error={end.error}
        onConfirm={() => end.mutate(undefined, { onSuccess: () => setAsking(false) })}
      >
        Tokens signed with the previous secret are refused from this moment. Where your server still uses it,
        its users are anonymous until it has the new one.
      </Confirm>
    </>
  );
}
