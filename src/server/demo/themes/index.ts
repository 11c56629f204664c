import { api } from './api.js';
import { automation } from './automation.js';
import { billing } from './billing.js';
import { collaboration } from './collaboration.js';
import { data } from './data.js';
import { integrations } from './integrations.js';
import { interfaces } from './interface.js';
import { mobile } from './mobile.js';
import { reporting } from './reporting.js';
import { search } from './search.js';
import { security } from './security.js';
import { speed } from './speed.js';
import type { Theme } from './theme.js';

/** What the users of an imaginary work-management product ask for. */
export const themes: readonly Theme[] = [
  security,
  integrations,
  reporting,
  automation,
  collaboration,
  interfaces,
  mobile,
  api,
  data,
  billing,
  search,
  speed,
];

/** Pairs that say the same, as titles: the first is merged into the second. */
export const duplicates: readonly (readonly [duplicate: string, original: string])[] = [
  ['Two-way sync between our Jira and the roadmap', 'Two-way sync with Jira'],
  ['Invite guests who only need one task', 'Invite guests to a single task'],
  ['Less white space, more rows on a laptop', 'A denser list'],
  ['Retry failed webhook deliveries', 'Webhooks that are retried when our server is down'],
  ['Merge duplicate customers', 'Find and merge duplicate contacts'],
  ['Search does not find words inside PDFs', 'Search inside attachments'],
];
