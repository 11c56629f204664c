/** The kinds of background work. */
export const jobNames = ['rerank', 'rebuild', 'history', 'deleteProject', 'sampleData'] as const;
export type JobName = (typeof jobNames)[number];

/** Where a job stands; one that went well is forgotten. */
export const jobStates = ['waiting', 'delayed', 'active', 'failed'] as const;
export type JobState = (typeof jobStates)[number];
