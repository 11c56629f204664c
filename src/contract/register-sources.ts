/** Who may say what a person is called or pays: a verified token, the server API, a member, or an import. */
export const registerSources = ['token', 'api', 'member', 'import'] as const;
export type RegisterSource = (typeof registerSources)[number];
