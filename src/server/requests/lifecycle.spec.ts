import { changeOf, distinctTags, retagged, type Content } from './lifecycle.js';

const request: Content = { title: 'Dark mode', body: '', status: 'underReview', tags: ['UI'], effort: null };

describe('an edit of a request', () => {
  it('is none where nothing would be different', () => {
    expect(changeOf(request, {})).toBeNull();
    expect(changeOf(request, { ...request })).toBeNull();
    expect(changeOf(request, { tags: ['UI', 'ui'] })).toBeNull();
    const tagged = { ...request, tags: ['UI', 'API'] };
    expect(changeOf(tagged, { tags: ['UI', 'API'] })).toBeNull();
  });

  it('leaves alone what it does not name', () => {
    expect(changeOf(request, { effort: 5 })?.after).toEqual({ ...request, effort: 5 });
    expect(changeOf({ ...request, effort: 5 }, { effort: null })?.after).toEqual(request);
  });

  it('tells the history which fields changed, and from where to where the status went', () => {
    expect(changeOf(request, { title: 'Night mode', tags: ['UI', 'Colour'], status: 'planned' })).toEqual({
      after: { ...request, title: 'Night mode', tags: ['UI', 'Colour'], status: 'planned' },
      happened: [
        { kind: 'status', detail: { from: 'underReview', to: 'planned' } },
        { kind: 'edited', detail: { fields: ['title', 'tags'] } },
      ],
      moved: true,
      rescored: true,
    });
  });

  it('makes another score of another effort, and of no other text', () => {
    expect(changeOf(request, { effort: 5 })).toMatchObject({ moved: false, rescored: true });
    expect(changeOf(request, { title: 'Night mode' })).toMatchObject({ moved: false, rescored: false });
  });

  it('may open again what was declined', () => {
    expect(changeOf({ ...request, status: 'declined' }, { status: 'underReview' })).toMatchObject({
      moved: true,
      rescored: true,
      happened: [{ kind: 'status', detail: { from: 'declined', to: 'underReview' } }],
    });
  });
});

describe('tags', () => {
  it('differ in more than case, and stay as they were written first', () => {
    expect(distinctTags(['UI', 'ui', 'API', 'Ui'])).toEqual(['UI', 'API']);
  });

  it('are one only where each letter has the other as its small one', () => {
    expect(distinctTags(['straße', 'strasse', 'STRASSE'])).toEqual(['straße', 'strasse']);
  });

  it('are added and removed whatever their case', () => {
    expect(retagged(['UI', 'API'], ['ui', 'Mobile'], ['api'])).toEqual(['UI', 'Mobile']);
    expect(retagged([], ['New'], ['new'])).toEqual([]);
  });
});
