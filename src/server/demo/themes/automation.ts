import type { Theme } from './theme.js';

export const automation: Theme = {
  tag: 'automation',
  appeal: { free: 0.6, starter: 0.9, pro: 1.5, business: 1.5, enterprise: 1.2 },
  ideas: [
    [
      'Recurring tasks that skip weekends and public holidays',
      'The monthly closing «on the 1st» lands on a Sunday, becomes overdue, and everybody gets a red badge for nothing.',
    ],
    [
      'Start a checklist when a deal is won',
      'Onboarding a customer is the same 23 steps each time. We copy a project and fix all dates by hand.',
    ],
    [
      'Shift all following tasks when one is late',
      'A delay of three days means editing thirty dates. Every tool we had before could do this.',
    ],
    [
      'Rules with «or», not only «and»',
      'If the priority is urgent or the customer is on the enterprise plan, then notify the lead. I now have two copies of eleven rules.',
    ],
    [
      'Run an automation on demand, for selected items',
      'Rules only fire on a change. After editing one I would like to run it once over what is there already.',
    ],
    [
      'See why an automation did not run',
      'A log with «condition 2 was not met» would save a support ticket each time.',
    ],
    [
      'Assign new work to whoever has the least to do',
      'Round robin ignores that Maria has twelve open tickets and Tom has two.',
    ],
    [
      'Escalate when nobody answers within four working hours',
      'Working hours are the point: a ticket from Friday evening should not page anybody on Saturday.',
    ],
    [
      'Templates with variables',
      'Project name, client and start date are in twenty places of our template. Ask me once and fill them in.',
    ],
    [
      'Approval steps with more than one approver',
      'Two of three directors have to agree on spending above 5,000. We do it by mail today, and then nobody finds the mail.',
    ],
    [
      'Warn me before an automation touches more than 100 items',
      'A typo in a filter archived 1,800 tasks. The undo worked, but the afternoon was gone.',
    ],
    [
      'Reminders relative to a date field',
      '«Two weeks before the contract ends», for any date field, not only for the due date.',
    ],
    [
      'Copy an automation to another workspace',
      'We run one workspace per brand and build every rule five times.',
    ],
  ],
  patterns: [
    {
      title: 'A ready-made template for %',
      body: 'Everybody builds the same project for %. A good starting point from you would save each of us a week.',
      things: [
        'employee onboarding',
        'a product launch',
        'the yearly audit',
        'event planning',
        'a website relaunch',
        'vendor selection',
        'incident reviews',
      ],
    },
    {
      title: 'Trigger an automation when %',
      body: 'All other pieces of the rule exist. Only the trigger «when %» is missing, so one of us checks for it every morning.',
      things: [
        'a form is submitted',
        'an invoice is paid',
        'a file is uploaded',
        'a comment mentions my team',
        'a milestone slips',
        'a customer changes plan',
        'a task is reopened',
        'a budget is used up',
      ],
    },
  ],
};
