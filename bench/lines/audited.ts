import type { Figure } from '../figures.js';
import { Audit } from '../../src/server/ranking/audit.js';
import type { World } from '../world.js';

/** After all that: are the scores what the votes say? */
export async function audited({ product, project }: World): Promise<Figure[]> {
  const started = performance.now();
  const { checked, drifted } = await product.part(Audit).run(project.rowId);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const first = drifted[0] && `, the first in ${drifted[0].field} of request ${drifted[0].requestId}`;
  return [
    {
      group: 'The audit after the run',
      what: `${checked.toLocaleString('en')} requests recomputed in ${seconds} s`,
      measured: `${drifted.length} differences${first ?? ''}`,
      reach: '0',
      reached: drifted.length === 0,
    },
  ];
}
