import { Link } from '@tanstack/react-router';
import type { DriftDto } from '../../../contract/ranking.dto';

/** What an audit found: where, what was stored, what it should have been. */
export function DriftTable({ projectId, drifted }: { projectId: string; drifted: DriftDto[] }) {
  return (
    <div className="max-h-96 overflow-auto rounded-md border border-line">
      <table className="w-full text-left text-sm tabular-nums">
        <thead className="sticky top-0 bg-raised">
          <tr>
            {['Where', 'What', 'Stored', 'Should be', 'Now'].map((heading) => (
              <th key={heading} scope="col" className="px-3 py-2 font-medium whitespace-nowrap">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {drifted.map((drift, index) => (
            <tr key={index}>
              <td className="px-3 py-2 whitespace-nowrap">
                <Where projectId={projectId} drift={drift} />
              </td>
              <td className="px-3 py-2">{drift.field}</td>
              <td className="px-3 py-2">{drift.stored ?? 'nothing'}</td>
              <td className="px-3 py-2">{drift.actual ?? 'nothing'}</td>
              <td className="px-3 py-2">{drift.repaired ? 'put right' : 'still wrong'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Where({ projectId, drift: { requestId, customerId } }: { projectId: string; drift: DriftDto }) {
  if (requestId === null) return <>customer {customerId}</>;
  return (
    <Link
      to="/projects/$projectId/requests/$requestId"
      params={{ projectId, requestId }}
      className="text-accent underline"
    >
      request {requestId}
    </Link>
  );
}
