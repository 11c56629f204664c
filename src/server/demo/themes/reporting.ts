import type { Theme } from './theme.js';

export const reporting: Theme = {
  tag: 'reporting',
  appeal: { free: 0.5, starter: 0.8, pro: 1.4, business: 1.8, enterprise: 1.6 },
  ideas: [
    [
      'Send a dashboard by e-mail every Monday morning',
      'My boss will never sign in to look at a chart. If it were in the inbox at 8, we could stop copying screenshots into slides.',
    ],
    [
      'Compare this month with the same month last year',
      'Our business is seasonal, so «compared with last month» says nothing. A second, dotted line would do.',
    ],
    [
      'Drill down from a chart to the tasks behind it',
      'The bar says 47 overdue, and I click on it by reflex every single time. Nothing happens.',
    ],
    [
      'Workload view that takes holidays into account',
      'People on leave show up as having free capacity, and then somebody assigns them a week of work.',
    ],
    [
      'Track planned against actual hours',
      'We estimate every task. At the end of a project I would like to see where we were wrong, per person and per kind of work.',
    ],
    [
      'Share a live report with clients who have no account',
      'A read-only link with an expiry date. PDF exports are out of date the minute they are sent.',
    ],
    [
      'Formulas in custom fields',
      'Margin = price − cost. That is really all I need, and it is the reason why we still keep a spreadsheet beside the app.',
    ],
    [
      'Burn-down chart that survives a change of scope',
      'When we add work in the middle of a sprint, the line jumps up and the forecast is useless until the next sprint.',
    ],
    [
      'Rolling forecast from our historical throughput',
      'We close between 18 and 25 items a week. Tell me when the remaining 140 will be done, with a range.',
    ],
    [
      'Pin the filters of a dashboard for everybody',
      'Each person sees other numbers in our Monday meeting because the filters are personal. It costs us ten minutes every week.',
    ],
    [
      'Group a report by two fields at once',
      'Region and product line. Today I export twice and join in a spreadsheet.',
    ],
    [
      'Annotate a point in time on charts',
      '«Price change», «new homepage»: in half a year nobody remembers why the line dipped in March.',
    ],
    [
      'Keep a report from timing out on large workspaces',
      'With more than 50,000 tasks the portfolio report needs several tries, and sometimes it never loads.',
    ],
    [
      'Weekly summary of what changed in my projects',
      'Not every notification, just: finished, late, new risks. One mail on Friday afternoon.',
    ],
  ],
  patterns: [
    {
      title: 'Export % to Excel',
      body: 'We hand % to finance every month. Copying them out of the page by hand takes most of a morning and goes wrong.',
      things: [
        'time entries',
        'invoices',
        'survey answers',
        'the project portfolio',
        'custom fields',
        'the activity feed',
      ],
    },
    {
      title: 'A chart of % over time',
      body: 'I can see % of today, but not whether it is getting better. A line per month would answer the question of every review meeting.',
      things: [
        'open tickets',
        'time to first answer',
        'overdue tasks',
        'team capacity',
        'unpaid invoices',
        'customer satisfaction',
        'reopened work',
        'time spent in meetings',
        'new sign-ups',
      ],
    },
  ],
};
