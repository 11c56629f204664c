import type { Theme } from './theme.js';

export const data: Theme = {
  tag: 'import-export',
  appeal: { free: 0.9, starter: 1.1, pro: 1.1, business: 1.3, enterprise: 1.5 },
  ideas: [
    [
      'Preview an import before it is written',
      'The columns were shifted by one, and 3,000 contacts now have a phone number for a name. Show me the first ten rows.',
    ],
    [
      'Undo an import',
      'Delete exactly what the last import made, please. Doing that by hand took two of us a day.',
    ],
    [
      'Update existing records on import instead of duplicating them',
      'Match by e-mail or by our own number. Each import of the customer list makes a second copy of everybody.',
    ],
    [
      'Back up the whole workspace to our own storage',
      'Nightly, to S3, in a format that we can read without the app. Our insurer asks for it.',
    ],
    [
      'Find and merge duplicate contacts',
      'We have «Müller GmbH», «Mueller GmbH» and «Muller». Suggest them, let me choose, keep the history of all three.',
    ],
    [
      'Import from a spreadsheet with formulas and dates intact',
      'Dates arrive as 45231, and formulas as text.',
    ],
    [
      'Archive old projects without losing them in search',
      'Finished projects clutter every list, but archived ones cannot be found any more. Something between the two.',
    ],
    [
      'Keep attachments when exporting a project',
      'The export has the names of 240 files, and none of the files.',
    ],
    [
      'Move a task with its whole history to another project',
      'Copying loses the comments, and they are the reason why the task makes sense.',
    ],
    [
      'Scheduled exports to a data warehouse',
      'We join your data with our own in BigQuery. A daily file in a bucket is all we need.',
    ],
    [
      'Merge duplicate customers',
      'Sales and support each create their own. Afterwards nobody sees the whole picture.',
    ],
    [
      'Limit how many custom fields people can add',
      'We have 430 of them, and eleven mean «priority». An admin should approve new ones.',
    ],
    [
      'Unique numbers for tasks, with our own prefix',
      'We refer to «OPS-1042» in contracts. A link is not something that one can say on the phone.',
    ],
  ],
  patterns: [
    {
      title: 'Import from %',
      body: 'We have eight years of work in %, and nobody will start again from nothing. Projects, comments and files, in that order of importance.',
      things: [
        'Basecamp',
        'monday.com',
        'ClickUp',
        'Microsoft Project',
        'Redmine',
        'Evernote',
        'Podio',
        'Wrike',
        'Smartsheet',
      ],
    },
    {
      title: 'Bulk edit %',
      body: 'Changing % one by one for two hundred rows is how I spent last Thursday.',
      things: ['due dates', 'owners', 'tags', 'priorities', 'custom fields', 'estimates'],
    },
  ],
};
