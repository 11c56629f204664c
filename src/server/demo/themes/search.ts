import type { Theme } from './theme.js';

export const search: Theme = {
  tag: 'search',
  appeal: { free: 1.2, starter: 1.1, pro: 1.1, business: 1, enterprise: 1.2 },
  ideas: [
    [
      'Search inside attachments',
      'The contract is in there as a PDF. I remember a sentence of it, not the name of the file.',
    ],
    [
      'Forgive typing mistakes in search',
      '«recieve» finds nothing. Our customers’ names are even harder to spell.',
    ],
    ['Save a search and share it with the team', 'I build the same six conditions every morning.'],
    [
      'Search across all workspaces',
      'As an agency we have one per client. «Where was that logo again?» means twelve searches.',
    ],
    ['Exclude archived projects from results', 'The first page of results is from 2019.'],
    [
      'Search does not find words inside PDFs',
      'Uploading a PDF is where knowledge goes to die. Please index the text.',
    ],
    [
      'Jump to anything with one shortcut',
      'Projects, people, tasks, settings: Ctrl+K, three letters, Enter.',
    ],
    ['Show why a result matched', 'A line of context with the words marked, as everywhere else.'],
    [
      'Search for an exact phrase',
      'Quotation marks do nothing, so a search for «terms of payment» shows everything that contains «of».',
    ],
    ['Find tasks by the name of the customer', 'The field is there, but search ignores it.'],
  ],
  patterns: [
    {
      title: 'Search in %',
      body: 'Search knows titles and descriptions. What I look for is usually in %.',
      things: [
        'comments',
        'custom fields',
        'completed tasks',
        'time entries',
        'file names',
        'customer notes',
        'checklists',
      ],
    },
  ],
};
