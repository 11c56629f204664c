import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { RequestFilterDto } from '../../contract/backlog.dto';
import type { WhatIfAnswerDto, WhatIfDto } from '../../contract/what-if.dto';
import { call } from './client';

/** The numbers of a what-if: what its link says and what a lens keeps. */
export type WhatIfBody = Partial<Omit<WhatIfDto, 'limit' | 'filter'>>;

/** The numbers, and which requests to show under them. */
export type WhatIfQuestion = WhatIfBody & { filter?: Partial<RequestFilterDto> };

/** The ranking under other numbers. While new ones are asked for, the answer before stays. */
export const whatIfQuery = (projectId: string, body: WhatIfQuestion) =>
  queryOptions({
    queryKey: ['project', projectId, 'what-if', body],
    queryFn: ({ signal }) =>
      call<WhatIfAnswerDto>('POST', `projects/${projectId}/backlog/what-if`, body, signal),
    placeholderData: keepPreviousData,
  });

/**
 * The answer to `body`, while it is dragged about: the next question waits for the answer before, so that the table
 * moves as fast as the server ranks. Null asks nothing.
 */
export function useTrial(projectId: string, body: WhatIfQuestion | null) {
  const wanted = JSON.stringify(body);
  const [asked, setAsked] = useState(wanted);
  const answer = useQuery({
    ...whatIfQuery(projectId, (JSON.parse(asked) as WhatIfQuestion | null) ?? {}),
    enabled: asked !== 'null',
  });
  if (asked !== wanted && !answer.isFetching) setAsked(wanted);
  return { ...answer, asked, data: body === null || asked === 'null' ? undefined : answer.data };
}
