import type { Theme } from './theme.js';

export const collaboration: Theme = {
  tag: 'collaboration',
  appeal: { free: 1.5, starter: 1.2, pro: 1, business: 0.9, enterprise: 0.8 },
  ideas: [
    [
      'Edit a description together at the same time',
      'Two of us wrote the agenda yesterday, and the one who saved later won. We now write it elsewhere and paste it.',
    ],
    [
      'Reply to a comment in a thread',
      'With more than ten comments nobody knows which answer belongs to which question.',
    ],
    [
      'Invite guests to a single task',
      'A freelancer needs one task and its files, not the project with the client’s budget in it.',
    ],
    ['Mention a whole team', '@design instead of five names, one of whom I always forget.'],
    [
      'Assign a task to more than one person',
      'We work in pairs. Whoever is not the assignee does not see it on the list and does not feel responsible.',
    ],
    [
      'Decisions that can be found again',
      'Let me mark a comment as «this is what we decided» and list all of them for a project. They drown in discussion.',
    ],
    [
      'Private notes on a task',
      'My own reminders do not belong into the comments, and not into a separate app either.',
    ],
    [
      'React to a comment with an emoji',
      'Half of our comments are «thanks» and «done», and each sends a notification to nine people.',
    ],
    [
      'Record a short video on a task',
      'Showing a bug takes twenty seconds. Describing it takes ten minutes and gets misunderstood.',
    ],
    [
      'Comment on a region of an image',
      '«The blue one on the left, no, the other left.» A pin with a number, please.',
    ],
    [
      'Hand my tasks over while I am on holiday',
      'A deputy for a period, who gets the notifications and sees the tasks as their own.',
    ],
    [
      'Invite guests who only need one task',
      'External reviewers should get a link to exactly one task. Everything else is not their business.',
    ],
    [
      'See who has read an announcement',
      'For safety instructions we need to show that everybody has seen them.',
    ],
    [
      'Polls to find a date or choose between options',
      'We leave the app for this each week, and the result never finds its way back.',
    ],
  ],
  patterns: [
    {
      title: 'Notify me when %',
      body: 'Following the whole project is too much. I want one notification when %, and nothing else.',
      things: [
        'a task that blocks mine is done',
        'somebody answers my comment',
        'a deadline moves',
        'I am removed from a project',
        'a file I follow has a new version',
      ],
    },
  ],
};
