import { useAudit } from '../../api/ranking';
import { Button } from '../../ui/button';
import { count } from '../../ui/format';
import { Notice } from '../../ui/notice';
import { Section } from '../../ui/page';
import { Progress } from '../../ui/progress';
import { DriftTable } from './drift-table';

/** «Check now»: are the stored scores what the votes say? */
export function AuditSection({ projectId }: { projectId: string }) {
  const audit = useAudit(projectId);
  return (
    <Section
      title="Check the ranking"
      description="Computes every request anew from its votes, by other means than the ranking itself, and compares. What differs is listed and put right; nothing should."
      actions={
        <Button busy={audit.isPending} onClick={() => audit.mutate()}>
          Check now
        </Button>
      }
    >
      {audit.isPending && <Progress label="Comparing every request with its votes" share={null} />}
      <div role="status" className="flex flex-col gap-4 empty:hidden">
        {audit.data?.drifted.length === 0 && (
          <p>
            <strong className="font-medium text-positive">All is right.</strong>{' '}
            {audit.data.checked === 1
              ? '1 request was checked: it is worth what its votes say.'
              : `${count(audit.data.checked)} requests were checked: each is worth what its votes say.`}
          </p>
        )}
        {audit.data && audit.data.drifted.length > 0 && (
          <>
            <Notice tone="warning">
              {count(audit.data.checked)} requests were checked. {found(audit.data.drifted.length)} not what
              the votes say. Please report this: it is a fault of Reqio.
            </Notice>
            <DriftTable projectId={projectId} drifted={audit.data.drifted} />
          </>
        )}
      </div>
      {audit.error && (
        <Notice tone="negative" role="alert">
          {audit.error.message}
        </Notice>
      )}
    </Section>
  );
}

/** As many as an answer lists. */
const LISTED = 1_000;

function found(drifts: number): string {
  if (drifts === 1) return '1 stored number was';
  return `${count(drifts)}${drifts === LISTED ? ' or more' : ''} stored numbers were`;
}
