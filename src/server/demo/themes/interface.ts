import type { Theme } from './theme.js';

export const interfaces: Theme = {
  tag: 'interface',
  appeal: { free: 1.6, starter: 1.3, pro: 1, business: 0.7, enterprise: 0.5 },
  ideas: [
    ['Dark mode', 'I work at night, next to a sleeping child. My eyes would be grateful.'],
    [
      'Undo for everything, not only for deleting',
      'I dragged a card somewhere and have no idea where it went. Ctrl+Z is a reflex.',
    ],
    [
      'Let me reorder and hide the columns of a list',
      'I never use «created by», and it takes a fifth of my screen.',
    ],
    [
      'Keyboard shortcuts for all that I do daily',
      'Assign, set a date, move, comment. The mouse doubles the time of my morning triage.',
    ],
    [
      'Open a task in a new tab with the middle button',
      'It is a link in every other program. Here it opens over the list, and my place in the list is gone.',
    ],
    [
      'Remember where I was when I come back',
      'Filters, scroll position, open groups: all reset when I return from a task.',
    ],
    [
      'A denser list',
      'On a 27-inch monitor I see fourteen tasks. In the spreadsheet that this replaced I saw sixty.',
    ],
    [
      'Larger type and better contrast',
      'Grey on light grey in ten points is not readable for everybody in our team. Some of us are over sixty.',
    ],
    [
      'Make the board usable with a screen reader',
      'A colleague who is blind can read tasks but cannot move them. Arrow keys with announcements would solve it.',
    ],
    ['Colour tasks by a field of my choice', 'Customer, priority, phase: whatever matters in that project.'],
    ['Favourites in the side bar, in my own order', 'I have 80 projects and work in six of them.'],
    [
      'Show the week number in the calendar',
      'In Scandinavia everybody plans by week numbers. «Week 34» is how we talk.',
    ],
    [
      'Start the week on Monday',
      'The calendar starts on Sunday whatever my language is. I have entered things a day late more than once.',
    ],
    [
      'Less white space, more rows on a laptop',
      'The header takes a third of a 13-inch screen before the first task.',
    ],
  ],
  patterns: [
    {
      title: 'Translate the app into %',
      body: 'Half of our team does not read English well, and we would help with the translation into % ourselves.',
      things: [
        'Polish',
        'Brazilian Portuguese',
        'Japanese',
        'Turkish',
        'Dutch',
        'Italian',
        'Ukrainian',
        'Korean',
        'Arabic',
      ],
    },
    {
      title: 'Filter by %',
      body: 'I can see it on every row, but I cannot filter by %, so I scroll through several hundred of them each week.',
      things: [
        'last comment',
        'who created it',
        'missing due date',
        'customer plan',
        'attachments',
        'age',
        'parent task',
      ],
    },
  ],
};
