import type { Theme } from './theme.js';

export const api: Theme = {
  tag: 'api',
  appeal: { free: 0.5, starter: 0.7, pro: 1.6, business: 1.8, enterprise: 2 },
  ideas: [
    [
      'Webhooks that are retried when our server is down',
      'We deploy for two minutes, and whatever happens meanwhile is lost for ever. Retries with backoff and a list of failed deliveries, please.',
    ],
    ['Signed webhooks', 'Our endpoint cannot tell a real call from a forged one. An HMAC header would do.'],
    [
      'Higher rate limits for the nightly sync',
      'Sixty calls a minute means that our sync of 90,000 records takes more than a day.',
    ],
    [
      'Endpoints for bulk create and update',
      'One call per task is slow for both of us. Up to 500 in one call would end it.',
    ],
    [
      'API keys with limited scopes',
      'The key for our public status page can also delete every project. That is not a risk I can explain to anybody.',
    ],
    [
      'Ask for everything that changed since a point in time',
      'We download the whole workspace every hour to find the twelve tasks that changed.',
    ],
    [
      'An OpenAPI description of the public API',
      'We generate our clients. The documentation has three fields that do not exist and lacks four that do.',
    ],
    [
      'Idempotency keys on creation',
      'After a timeout we cannot know whether the task was created. We have found up to nine copies of the same one.',
    ],
    [
      'A sandbox workspace for testing',
      'We develop against production because there is nothing else. It has gone wrong twice.',
    ],
    ['Return the total number of results with a page', 'Our progress bar has no end.'],
    [
      'Custom fields in the list endpoints',
      'The list leaves them out, so we make one more call per task: 4,000 calls instead of 20.',
    ],
    [
      'Service accounts that are not a person',
      'Our integration stopped when the colleague who had set it up left the company.',
    ],
    [
      'Retry failed webhook deliveries',
      'When our endpoint answers 503 the event is gone. Other services try again for a day.',
    ],
  ],
  patterns: [
    {
      title: 'Webhook for %',
      body: 'We poll every five minutes to notice %. A webhook would be kinder to both of our servers.',
      things: [
        'deleted tasks',
        'changed custom fields',
        'new members',
        'finished imports',
        'status updates',
        'time entries',
        'comment edits',
      ],
    },
    {
      title: 'An API client for %',
      body: 'There is one for JavaScript. We write everything in %, and each team has built its own half of a client.',
      things: ['Go', 'Python', 'Ruby', 'PHP', 'C#', 'Kotlin'],
    },
  ],
};
