import type { Theme } from './theme.js';

export const speed: Theme = {
  tag: 'performance',
  appeal: { free: 1, starter: 1, pro: 1.2, business: 1.3, enterprise: 1.4 },
  ideas: [
    [
      'Make large boards load in under two seconds',
      'Ours has 900 cards and needs eleven seconds. People keep it open all day so that they do not have to wait, and then it is out of date.',
    ],
    ['Show changes of others without reloading', 'In the planning meeting everybody presses F5.'],
    [
      'Upload files larger than 250 MB',
      'Print files and videos are bigger than that, so we mail links to another service.',
    ],
    [
      'A status page that tells the truth',
      'On Tuesday nothing worked for forty minutes, and the status page was green.',
    ],
    [
      'Keep working when the connection drops for a moment',
      'On the train I get a white page and lose what I was typing.',
    ],
    ['Faster switching between projects', 'Three seconds each time, a hundred times a day.'],
    [
      'Load comments last, not first',
      'A task with 300 comments takes ages to open, and I only want to tick it off.',
    ],
    ['Less memory in the browser', 'After a day the tab uses 2 GB, and my laptop sounds like a hair dryer.'],
    [
      'Upload several files in parallel, and resume after a failure',
      'One failing photo of forty, and all have to be chosen again.',
    ],
  ],
  patterns: [
    {
      title: 'Speed up %',
      body: 'Everything else feels fine by now. It is % that makes people sigh in our open-plan office.',
      things: [
        'the timeline view',
        'PDF export',
        'the people list',
        'search suggestions',
        'drag and drop on the board',
        'the start screen',
      ],
    },
  ],
};
