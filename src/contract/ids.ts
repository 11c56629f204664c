/** Whether a text can be the id of a row: what else stands in a path is as unknown as an id that nothing has. */
export const isRowId = (text: unknown): text is string => typeof text === 'string' && /^\d{1,18}$/.test(text);

/** Whether a text can be the public id of a project. */
export const isProjectId = (text: unknown): text is string =>
  typeof text === 'string' && /^proj_[\w-]{1,64}$/.test(text);
