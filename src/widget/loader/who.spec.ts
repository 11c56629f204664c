import fc from 'fast-check';
import { isOpen, keyOf, nobody, reduce, type Input, type Moment, type Who } from './who';

/** Seconds on the server's clock, which is the host's and the browser's as well unless a test says otherwise. */
const START = 1_800_000_000;

const moment = (seconds: number, change: Partial<Moment> = {}): Moment => ({
  now: (START + seconds) * 1000,
  local: (START + seconds) * 1000,
  out: 0,
  luck: 0,
  ...change,
});

/** A token of `sub`, minted so many seconds after the start; it lasts 300 s. */
function token(sub: string, minted: number, life = 300): string {
  const iat = START + minted;
  const payload = Buffer.from(JSON.stringify({ sub, iat, exp: iat + life })).toString('base64url');
  return `e30.${payload}.${'s'.repeat(43)}`;
}

const ask = () => null;
const other = () => null;
const identify = (source: unknown): Input => ({ type: 'identify', source });
const tag = (source: string | null): Input => ({ type: 'tag', source });
const say = (who: Who, input: Input, seconds: number, change?: Partial<Moment>): Who =>
  reduce(who, input, moment(seconds, change));
const answerTo = (who: Who, answer: unknown): Input => ({ type: 'answer', turn: who.turn, token: answer });

/** All the ways to stand, each at 100 s. */
const states: Record<string, () => Who> = {
  'nobody yet': () => nobody,
  'asking, nobody before': () => say(nobody, identify(ask), 100),
  'ada by a tag': () => say(nobody, tag(token('ada', 90)), 100),
  'ada by a function': () => {
    const asked = say(nobody, identify(ask), 90);
    return say(asked, answerTo(asked, token('ada', 90)), 100);
  },
  'asking, ada before': () => say(say(nobody, tag(token('ada', 90)), 95), identify(ask), 100),
  'ada, to be renewed': () => {
    const asked = say(nobody, identify(ask), 0);
    const known = say(asked, answerTo(asked, token('ada', 0, 120)), 0);
    return say(known, { type: 'time' }, 100);
  },
  'ada has ended': () => say(say(nobody, tag(token('ada', 0, 60)), 0), { type: 'time' }, 100),
  'the function fails': () => {
    const asked = say(nobody, identify(ask), 95);
    return say(asked, answerTo(asked, false), 100);
  },
  'ada signed out': () => say(say(nobody, tag(token('ada', 90)), 95), { type: 'reset' }, 100),
};

/** All that can happen, at 110 s. */
const inputs: Record<string, (who: Who) => Input> = {
  'tag without a token': () => tag(null),
  'tag of ada, newer': () => tag(token('ada', 105)),
  'tag of ada, older': () => tag(token('ada', -50)),
  'tag of bob, newer': () => tag(token('bob', 105)),
  'tag of bob, older': () => tag(token('bob', -50)),
  'identify(function)': () => identify(other),
  'identify(promise)': () => identify(Promise.resolve(null)),
  'identify(garbage)': () => identify(7),
  'identify(null)': () => identify(null),
  resetUser: () => ({ type: 'reset' }),
  'answer: ada, newer': (who) => answerTo(who, token('ada', 105)),
  'answer: ada, older': (who) => answerTo(who, token('ada', -50)),
  'answer: ada, ended': (who) => answerTo(who, token('ada', 0, 60)),
  'answer: the same token': (who) => answerTo(who, who.token?.text ?? token('ada', 90)),
  'answer: bob, newer': (who) => answerTo(who, token('bob', 105)),
  'answer: bob, older': (who) => answerTo(who, token('bob', -50)),
  'answer: nobody': (who) => answerTo(who, null),
  'answer: a page': (who) => answerTo(who, '<!doctype html>'),
  'no answer': (who) => answerTo(who, false),
  'answer to a former question': (who) => ({ type: 'answer', turn: who.turn - 1, token: token('bob', 105) }),
  'ten minutes pass': () => ({ type: 'time' }),
  'sign-out in another tab': () => ({ type: 'time' }),
};

/** Who votes now; `?` while the page is asked; `gone` where somebody's things are forgotten. */
function outcome(name: string, state: string): string {
  const before = states[state]!();
  const isAnswer = /^(no )?answer/.test(name) && !name.includes('former');
  // Without a question there is no answer.
  if (isAnswer && !before.ask) return '·';
  const seconds = name === 'ten minutes pass' ? 700 : 108;
  const out = name === 'sign-out in another tab' ? (START + 107) * 1000 : 0;
  const who = say(before, inputs[name]!(before), seconds, { out });
  const votes = isOpen(who) ? '?' : (who.token?.person ?? '-');
  return [votes, who.left > before.left && 'gone'].filter(Boolean).join(' ');
}

beforeAll(() => {
  // What the developer of a page is told is not what is tested here.
  jest.spyOn(console, 'warn').mockImplementation();
});

describe('who is here', () => {
  it('is told for every state and everything that can happen in it', () => {
    const columns = Object.keys(states);
    const table = Object.keys(inputs).map((name) => [name, ...columns.map((state) => outcome(name, state))]);
    const rows = [['', ...columns], ...table];
    const widths = rows[0]!.map((_, at) => Math.max(...rows.map((row) => row[at]!.length)));
    const lines = rows.map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at]!))
        .join(' | ')
        .trimEnd(),
    );
    expect(`\n${lines.join('\n')}\n`).toMatchInlineSnapshot(`
     "
                                 | nobody yet | asking, nobody before | ada by a tag | ada by a function | asking, ada before | ada, to be renewed | ada has ended | the function fails | ada signed out
     tag without a token         | -          | ?                     | - gone       | ada               | - gone             | ada                | - gone        | -                  | - gone
     tag of ada, newer           | ada        | ada                   | ada          | ada               | ada                | ada                | ada           | ada                | ada
     tag of ada, older           | ada        | ada                   | ada          | ada               | ?                  | ada                | -             | ada                | -
     tag of bob, newer           | bob        | bob                   | bob gone     | bob gone          | bob gone           | bob gone           | bob gone      | bob                | bob
     tag of bob, older           | bob        | bob                   | - gone       | - gone            | - gone             | - gone             | - gone        | bob                | -
     identify(function)          | ?          | ?                     | ?            | ?                 | ?                  | ?                  | ?             | ?                  | ?
     identify(promise)           | ?          | ?                     | ?            | ?                 | ?                  | ?                  | ?             | ?                  | ?
     identify(garbage)           | -          | -                     | - gone       | - gone            | - gone             | - gone             | - gone        | -                  | -
     identify(null)              | - gone     | - gone                | - gone       | - gone            | - gone             | - gone             | - gone        | - gone             | - gone
     resetUser                   | - gone     | - gone                | - gone       | - gone            | - gone             | - gone             | - gone        | - gone             | - gone
     answer: ada, newer          | ·          | ada                   | ·            | ada               | ada                | ada                | ·             | ada                | ·
     answer: ada, older          | ·          | ada                   | ·            | ada               | ada                | ada                | ·             | ada                | ·
     answer: ada, ended          | ·          | -                     | ·            | ada               | -                  | ada                | ·             | -                  | ·
     answer: the same token      | ·          | ada                   | ·            | ada               | ada                | ada                | ·             | ada                | ·
     answer: bob, newer          | ·          | bob                   | ·            | ada               | bob gone           | bob gone           | ·             | bob                | ·
     answer: bob, older          | ·          | bob                   | ·            | ada               | - gone             | - gone             | ·             | bob                | ·
     answer: nobody              | ·          | -                     | ·            | ada               | - gone             | - gone             | ·             | -                  | ·
     answer: a page              | ·          | -                     | ·            | ada               | -                  | ada                | ·             | -                  | ·
     no answer                   | ·          | -                     | ·            | ada               | -                  | ada                | ·             | -                  | ·
     answer to a former question | -          | ?                     | ada          | ada               | ?                  | ada                | -             | -                  | -
     ten minutes pass            | -          | ?                     | -            | ?                 | ?                  | ?                  | -             | ?                  | -
     sign-out in another tab     | -          | ?                     | - gone       | ? gone            | ? gone             | ? gone             | - gone        | -                  | -
     "
    `);
  });

  it('is asked of the page again after 10 s, then 20 s, up to five minutes, while there is no usable answer', () => {
    let who = say(nobody, identify(ask), 0);
    const asked: number[] = [];
    for (let seconds = 0; seconds <= 2000; seconds++) {
      who = say(who, { type: 'time' }, seconds);
      if (!who.asking) continue;
      asked.push(seconds);
      who = say(who, answerTo(who, seconds % 2 ? false : token('ada', -400)), seconds);
    }
    expect(asked).toEqual([0, 10, 30, 70, 150, 310, 610, 910, 1210, 1510, 1810]);
  });

  it('takes a sign-in after a sign-out from a host whose clock is a minute late or early', () => {
    for (const late of [-55, 0, 55]) {
      const known = say(nobody, tag(token('ada', late)), 0);
      const out = say(known, { type: 'reset' }, 30);
      expect(say(out, identify(token('ada', late + 20)), 31).token).toBeNull();
      expect(say(out, identify(token('ada', late + 32)), 32).token?.person).toBe('ada');
      expect(say(say(nobody, { type: 'reset' }, 30), identify(token('bob', 32 + late)), 32).shown).toBe(
        'bob',
      );
    }
  });

  it('takes no token that another person’s newer page has made old, on a page loaded later', () => {
    const kept = { ...nobody, before: { iat: (START + 50) * 1000, key: keyOf('bob') } };
    expect(say(kept, tag(token('ada', 40)), 60).token).toBeNull();
    expect(say(kept, tag(token('bob', 40)), 60).token?.person).toBe('bob');
    expect(say(kept, tag(token('ada', 55)), 60).token?.person).toBe('ada');
  });

  it('is nobody on a page that the browser brings back, where somebody else was here since', () => {
    const page = say(nobody, tag(token('ada', 40)), 45);
    const seen = (sub: string, minted: number): Input => ({
      type: 'restored',
      before: { iat: (START + minted) * 1000, key: keyOf(sub) },
    });
    expect(say(page, seen('ada', 60), 65).token?.person).toBe('ada');
    expect(say(page, seen('bob', 30), 65).token?.person).toBe('ada');
    const restored = say(page, seen('bob', 60), 65);
    expect([restored.token, restored.left]).toEqual([null, 1]);
    const asked = say(nobody, identify(ask), 40);
    const known = say(asked, answerTo(asked, token('ada', 40)), 41);
    expect(say(known, seen('bob', 60), 65).asking).toBe('identity');
  });

  it('is not kept from later tokens by one from the future', () => {
    const broken = say(nobody, tag(token('ada', 1_800_000_000_000)), 0);
    expect(say(broken, tag(token('bob', 120)), 120).token?.person).toBe('bob');
  });

  it('is who the rules say, whatever happens in whatever order', () => {
    fc.assert(
      fc.property(fc.array(arbitraryStep, { maxLength: 40 }), (steps) => {
        let who = nobody;
        let seconds = 0;
        const history: Happening[] = [];
        for (const step of steps) {
          seconds += step.after;
          // As in a page: nothing is answered that was not asked.
          if (step.what === 'answer' && !who.asking) continue;
          const minted = seconds - step.age;
          const given = { ...step, at: seconds, minted, isRenewal: who.asking === 'renewal' };
          who = say(who, inputOf(given, who), seconds);
          history.push(given);
          const expected = rightful(history, seconds);
          expect(who.token?.person ?? null).toBe(expected);
        }
      }),
      { numRuns: 3000 },
    );
  });
});

interface Step {
  what: 'tag' | 'identify' | 'ask' | 'answer' | 'reset' | 'nothing';
  /** Whose token it brings; null for none. */
  sub: string | null;
  /** Seconds since the step before, and since its token was minted. */
  after: number;
  age: number;
}

interface Happening extends Step {
  at: number;
  minted: number;
  isRenewal: boolean;
}

const arbitraryStep: fc.Arbitrary<Step> = fc.record({
  what: fc.constantFrom('tag', 'identify', 'ask', 'answer', 'answer', 'reset', 'nothing'),
  sub: fc.constantFrom('ada', 'bob', 'eve', null),
  after: fc.constantFrom(0, 1, 5, 40, 200, 400),
  age: fc.constantFrom(0, 0, 1, 10, 60, 290, 310),
});

function inputOf({ what, sub, minted }: Happening, who: Who): Input {
  const brought = sub && token(sub, minted);
  if (what === 'tag') return tag(brought);
  if (what === 'identify') return identify(brought);
  if (what === 'ask') return identify(ask);
  if (what === 'answer') return answerTo(who, brought ?? false);
  return { type: what === 'reset' ? 'reset' : 'time' };
}

/** Whose name the next vote carries: the rules of docs/identity.md, one after the other, without any plan of asking. */
function rightful(history: readonly Happening[], now: number): string | null {
  let held: Happening | null = null;
  let shown: string | null = null;
  let gone: string | null = null;
  let newest: Happening | null = null;
  let signedOut = -Infinity;
  let tagged = false;
  for (const one of history) {
    const { what, sub, at, minted } = one;
    if (held && at >= held.minted + 300) held = null;
    const isSignOut = what === 'reset' || (!sub && (what === 'identify' || (what === 'tag' && tagged)));
    if (what === 'tag') tagged = sub !== null;
    if (isSignOut) {
      // By the clock that minted the newest token; where there was none, that clock may be a minute late.
      signedOut = Math.max(signedOut, newest ? newest.minted + at - newest.at : at - 60);
      gone = shown ?? gone;
      held = shown = null;
      continue;
    }
    if (what === 'ask' || what === 'nothing' || (what === 'tag' && !sub)) continue;
    const isAnswer = what === 'answer';
    const isBehind = newest !== null && minted < newest.minted;
    const isOfBefore = sub === gone && newest !== null && minted <= newest.minted;
    if (!sub || at >= minted + 300) {
      if (!(isAnswer && one.isRenewal)) held = null;
      if (!isAnswer) shown = null;
    } else if (isBehind || isOfBefore || minted < signedOut) {
      if (sub !== shown) held = shown = null;
    } else {
      if (held?.sub !== sub || held.minted !== minted || isAnswer) newest = one;
      held = one;
      shown = sub;
      gone = null;
    }
  }
  return held && now < held.minted + 300 ? held.sub : null;
}
