import type { Theme } from './theme.js';

export const integrations: Theme = {
  tag: 'integrations',
  appeal: { free: 0.8, starter: 1, pro: 1.4, business: 1.3, enterprise: 1 },
  ideas: [
    [
      'Create tasks from Slack messages without leaving Slack',
      'Most of our work starts as «could you just…» in a channel. A message action that keeps the link back to the conversation would change how we work.',
    ],
    [
      'Two-way sync with Jira',
      'Engineering lives in Jira and will not move. One-way copies are stale within a day, and everybody asks which one is true.',
    ],
    [
      'Outlook calendar sync in both directions',
      'When I move a task here, the meeting stays where it was, and the other way round. I have stopped trusting both.',
    ],
    [
      'Show pull requests on the task they belong to',
      'Branch names carry the task number already. Open, merged, failing checks: three icons would save us the daily stand-up question.',
    ],
    [
      'Sync customers and deals from HubSpot',
      'Our account managers keep the truth in HubSpot. Plan, owner and renewal date on the customer page would be enough to begin with.',
    ],
    [
      'Attach Google Drive files with their real permissions',
      'Half of the time a colleague clicks a file and gets «ask for access». Please offer to share it when it is attached.',
    ],
    [
      'Post to different Teams channels by project',
      'One channel for everything is noise, so people muted it. Each project should choose its own.',
    ],
    [
      'Figma previews that update by themselves',
      'The preview shows the frame as it was when the link was pasted. Designers move on, and developers build the old version.',
    ],
    [
      'Two-way sync between our Jira and the roadmap',
      'We plan here and build in Jira. Status changes should travel in both directions so that nobody has to type them twice.',
    ],
    [
      'Log calls from our phone system automatically',
      'We use Aircall. Number, duration and who picked up, on the customer’s timeline.',
    ],
    [
      'Turn a Zendesk ticket into a request and keep the customer informed',
      'Support closes the loop by hand today: search the ticket, copy the link, write the mail. We forget it most of the time.',
    ],
    [
      'An official Terraform provider',
      'We manage forty workspaces for our clients and create each by clicking through the same twelve screens.',
    ],
    [
      'Reconnect an integration without losing its mapping',
      'Every time a token expires we map thirty fields again. The mapping could simply stay.',
    ],
  ],
  patterns: [
    {
      title: 'Connect with %',
      body: 'We have used % for years and will not give it up. Today somebody copies entries by hand twice a week.',
      things: [
        'Notion',
        'Airtable',
        'Linear',
        'Salesforce',
        'Pipedrive',
        'Intercom',
        'Asana',
        'Trello',
        'Dropbox',
        'Box',
        'Xero',
        'DATEV',
        'SAP',
        'Power BI',
        'Looker',
        'Snowflake',
        'Zapier',
        'Make',
        'Mattermost',
        'Discord',
        'GitLab',
        'Bitbucket',
      ],
    },
    {
      title: 'A % app for our marketplace listing',
      body: 'Our customers ask for it in %, and we would happily be the first to try it.',
      things: ['Shopify', 'WordPress', 'Webflow'],
    },
  ],
};
