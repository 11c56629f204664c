export const CREATES = 'reqio:creates';

/** Whether a POST route creates, so that its calls take an `Idempotency-Key`; see `Creates` and `CreatesNothing`. */
export type Creates = { creates: true; secret: boolean } | { creates: false; why: string };
