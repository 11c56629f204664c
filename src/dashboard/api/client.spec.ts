import { underItsLabel } from './client';

describe('What the server says about a field', () => {
  it.each([
    ['title', 'title must be a text of 3 to 200 characters', 'Must be a text of 3 to 200 characters.'],
    ['person.email', 'email must be an e-mail address', 'Must be an e-mail address.'],
    ['allowedOrigins', 'each of allowedOrigins must be an origin', 'Each must be an origin.'],
    ['tags', 'each value in tags must be a string', 'Each must be a string.'],
    ['defaultLens', 'the project has no lens with this id', 'The project has no lens with this id.'],
    ['title', 'titles are taken.', 'Titles are taken.'],
  ])('about %s: «%s»', (field, message, shown) => {
    expect(underItsLabel(field, message)).toBe(shown);
  });
});
