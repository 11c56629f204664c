import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { RebuildDto } from '../../../contract/ranking.dto';
import { projectQuery } from '../../api/projects';
import { count } from '../../ui/format';
import { Section } from '../../ui/page';
import { Progress } from '../../ui/progress';

/** A change that is being prepared. When it is done, this goes and all that was ranked before is asked for again. */
export function RebuildProgress({ projectId, rebuild }: { projectId: string; rebuild: RebuildDto }) {
  const client = useQueryClient();
  useEffect(
    () => () => void client.invalidateQueries({ queryKey: projectQuery(projectId).queryKey }),
    [client, projectId],
  );
  return (
    <Section
      title="A change is being prepared"
      description="Every request is scored under the new numbers beside the present ones. Votes go on meanwhile; the order changes at once when all is ready."
    >
      <Progress
        label="Requests scored"
        share={rebuild.total === 0 ? null : rebuild.done / rebuild.total}
        text={`${count(rebuild.done)} of ${count(rebuild.total)}`}
      />
    </Section>
  );
}
