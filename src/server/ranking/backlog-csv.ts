import { Readable } from 'node:stream';
import { Injectable, StreamableFile } from '@nestjs/common';
import { stringify } from 'csv-stringify';
import type { BacklogFilterDto, BacklogRowDto } from '../../contract/backlog.dto.js';
import type { CurrentMemberInfo, CurrentProjectInfo } from '../platform/access.js';
import { Backlog } from './backlog.js';

/** More rows than any backlog has; it bounds what one download can ask of the server. */
const MAX_ROWS = 100_000;

const columns: (keyof BacklogRowDto)[] = [
  'rank',
  'rank7DaysAgo',
  'id',
  'title',
  'status',
  'tags',
  'effort',
  'score',
  'monthlyCents',
  'payingCustomers',
  'voters',
  'verifiedVoters',
  'anonymousVoters',
  'freeVoters',
  'lastVoteAt',
  'createdAt',
];

@Injectable()
export class BacklogCsv {
  constructor(private readonly backlog: Backlog) {}

  /** The rows that the list shows under the same lens and filters, in its order, from one snapshot. */
  async file(
    member: CurrentMemberInfo,
    project: CurrentProjectInfo,
    filter: BacklogFilterDto,
  ): Promise<StreamableFile> {
    const rows = await this.backlog.all(member, project, filter, MAX_ROWS);
    const lines = stringify({
      header: true,
      columns,
      // Spreadsheets read UTF-8 only behind a mark, and would run a title that starts like a formula.
      bom: true,
      escape_formulas: true,
      record_delimiter: 'windows',
    });
    const records = rows.map((row) => ({ ...row, tags: row.tags.join(', ') }));
    return new StreamableFile(Readable.from(records).pipe(lines), {
      type: 'text/csv; charset=utf-8',
      disposition: 'attachment; filename="backlog.csv"',
    });
  }
}
