import type { WhatIfAnswerDto, WhatIfRowDto } from '../../../contract/what-if.dto';
import { effectOf } from './moves';

const row = (id: string, rank: number, rankBefore: number): WhatIfRowDto =>
  ({ id, title: `Request ${id}`, rank, rankBefore }) as WhatIfRowDto;

const answer = (items: WhatIfRowDto[], moved: number): WhatIfAnswerDto => ({
  items,
  moved,
  total: 300,
  matching: 300,
  pending: 0,
});

describe('The effect of new weights', () => {
  it('is what the server counted among all open requests, with the first ten', () => {
    const items = Array.from({ length: 12 }, (_, index) => row(`${index}`, index + 1, 12 - index));
    const effect = effectOf(answer(items, 40));
    expect(effect).toMatchObject({ moved: 40, compared: 300, total: 300 });
    expect(effect.top).toHaveLength(10);
    expect(effect.top[0]).toEqual({ id: '0', title: 'Request 0', rank: 1, rankBefore: 12 });
  });

  it('is counted against the order of today where another lens comes first', () => {
    const today = answer([row('a', 1, 1), row('b', 2, 2)], 0);
    const effect = effectOf(answer([row('b', 1, 1), row('c', 2, 2)], 0), today);
    expect(effect).toMatchObject({ moved: 2, compared: 2 });
    expect(effect.top.map(({ rankBefore }) => rankBefore)).toEqual([2, null]);
  });
});
