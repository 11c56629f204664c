/** Why the server does not start, in sentences for the person who started it; shown without a stack. */
export class StartError extends Error {
  override name = 'StartError';
}
