import type { Content } from '../../api/request';

/** What the parts of a request are called on screen. */
export const fieldNames: Record<keyof Content, string> = {
  title: 'Title',
  body: 'Text',
  status: 'Status',
  tags: 'Tags',
  effort: 'Effort',
};
