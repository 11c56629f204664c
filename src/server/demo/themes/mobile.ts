import type { Theme } from './theme.js';

export const mobile: Theme = {
  tag: 'mobile',
  appeal: { free: 1.4, starter: 1.4, pro: 1, business: 0.8, enterprise: 0.6 },
  ideas: [
    [
      'Work offline on the phone and sync later',
      'Our technicians are in basements without reception. They write on paper and type it in at night.',
    ],
    [
      'Scan a document with the camera and attach it',
      'Photos of receipts are crooked and 8 MB each. Crop, straighten, PDF, done.',
    ],
    [
      'A real tablet layout',
      'On an iPad the app is a very large phone. Two columns would make it usable in meetings.',
    ],
    [
      'Home screen widget with today’s tasks',
      'I only need to see the next three things without opening anything.',
    ],
    [
      'Dictate a comment',
      'Typing a site report with gloves on is not going to happen. Voice to text, with the recording attached in case it misheard.',
    ],
    [
      'Start and stop the timer from the lock screen',
      'I forget to stop it when I leave the customer, and then guess the hours.',
    ],
    [
      'Notifications that respect my working hours',
      'The phone buzzes at 23:00 because a colleague in Sydney closed a task. I have switched off all of them, and now I miss the important ones.',
    ],
    ['Edit custom fields on Android', 'They can be read but not changed. On the iPhone it works.'],
    [
      'Sign on the screen when work is accepted',
      'The customer signs on paper, we scan it, somebody files it. A signature field would end all of this.',
    ],
    [
      'Show the route to the next appointment',
      'The address is a text field. One tap to the map application would save ten copy-and-pastes a day.',
    ],
    [
      'Stop the app from losing a draft when a call comes in',
      'Twenty minutes of a report were gone today. Please keep drafts.',
    ],
    [
      'Swipe to complete or to postpone',
      'Opening each task only to tick it off is slow when you clear a list on the train.',
    ],
  ],
  patterns: [
    {
      title: '% on the phone',
      body: 'Away from my desk, I miss this the most: %. In the browser I use it every day.',
      things: [
        'the board view',
        'saved filters',
        'the calendar',
        'time approval',
        'the timeline',
        'bulk editing',
        'customer pages',
      ],
    },
  ],
};
