import { call } from './client';

/** The page is of an older version than the server, whose files have other names. */
export class Outdated extends Error {
  constructor() {
    super('Reqio was updated while this page was open.');
  }
}

/** A part of the dashboard that could not be loaded. */
export class NotLoaded extends Error {
  constructor(
    /** `Outdated`, or an `ApiError` where the server does not answer at all. */
    readonly reason: Error,
    /** Lets the next look at the part load it once more. */
    readonly forget: () => void,
  ) {
    super(reason.message);
  }
}

/** Why a script did not come: a browser says no more than that. */
export async function whyNotLoaded(): Promise<Error> {
  try {
    await call('GET', 'first-run');
  } catch (error) {
    return error as Error;
  }
  return new Outdated();
}
