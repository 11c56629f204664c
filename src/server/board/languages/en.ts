import type { Words } from '../words.js';

export const en: Words = {
  language: 'en',
  heading: 'What should we build next?',
  description: (project) => `What the users of ${project} would like to have, and how many of them.`,
  search: 'Search ideas',
  find: 'Search',
  filter: 'Status',
  open: 'Open',
  statuses: {
    underReview: 'Under review',
    planned: 'Planned',
    inProgress: 'In progress',
    shipped: 'Shipped',
    declined: 'Declined',
  },
  votes: (votes) => (votes === 1 ? 'vote' : 'votes'),
  readOn: 'Read on',
  more: 'Show more',
  first: 'Back to the first page',
  empty: 'No ideas yet',
  noMatch: 'Nothing matches.',
  showAll: 'Show all open ideas',
  toBoard: 'To vote or to suggest something, go to the whole board.',
  noScript: 'To vote or to suggest something, switch on JavaScript.',
  verifiedAlone: (project) =>
    `Ideas are shown to signed-in users of ${project} alone, inside the product itself.`,
  gone: {
    title: 'Nothing is here',
    text: 'There is no board at this address: it may have been closed, or the address may be mistyped.',
  },
  away: {
    title: 'Back in a moment',
    text: 'The board cannot be reached right now. Try again in a few seconds.',
  },
  broken: {
    title: 'That did not work',
    text: 'The board could not be shown. Try it again from its first page.',
  },
};
