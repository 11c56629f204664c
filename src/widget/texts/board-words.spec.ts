import { statuses } from '../../contract/statuses';
import { wordsFor } from '../../server/board/words';
import { de } from './de';
import { en } from './en';
import { es } from './es';
import { fr } from './fr';
import { ja } from './ja';
import { pt } from './pt';

const texts = { de, en, es, fr, ja, pt };

describe('the board and the widget’s panel, which takes its place,', () => {
  it.each(Object.entries(texts))('say the same in the same words: %s', (language, panel) => {
    const board = wordsFor(language, undefined);
    expect(board.language).toBe(language);
    expect(board).toMatchObject({
      heading: panel.title,
      search: panel.search,
      more: panel.more,
      empty: panel.empty,
      statuses: Object.fromEntries(statuses.map((status) => [status, panel[status]])),
    });
    expect(`{count} ${board.votes(1)}`.replace(' 票', '票')).toBe(panel.votesOne);
    expect(`{count} ${board.votes(2)}`.replace(' 票', '票')).toBe(panel.votesOther);
  });
});
