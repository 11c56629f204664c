/** One wrong field of a body or a query: its path in the input and a sentence about it. */
export interface FieldError {
  field: string;
  message: string;
}

interface Problem {
  status: number;
  title: string;
  /** What to do about it, for people; a refusal may say something more exact. */
  detail: string;
}

/** Every error this server answers with: `code` for programs, the sentences for people. */
export const problems = {
  'input.invalid': {
    status: 400,
    title: 'Invalid input',
    detail: 'Correct the fields named in “errors” and send it again.',
  },
  'input.malformed': {
    status: 400,
    title: 'Malformed input',
    detail: 'Send well-formed JSON in UTF-8 without NUL characters, at most 20 levels deep.',
  },
  'input.tooLarge': { status: 413, title: 'Too large', detail: 'Send a body of at most 256 kB.' },
  'input.mediaType': {
    status: 415,
    title: 'Unsupported media type',
    detail: 'Send the body as application/json.',
  },
  'cursor.invalid': {
    status: 400,
    title: 'Invalid cursor',
    detail: 'Start again from the first page: the cursor is not one that this list gave out.',
  },
  'auth.required': { status: 401, title: 'Sign-in required', detail: 'Sign in and try again.' },
  'auth.failed': {
    status: 401,
    title: 'Sign-in failed',
    detail: 'The e-mail address or the password is wrong.',
  },
  'auth.passwordRequired': {
    status: 403,
    title: 'Password required',
    detail: 'Send your password again: this needs a sign-in of the last five minutes.',
  },
  'auth.crossSite': {
    status: 403,
    title: 'Cross-site request',
    detail: 'Send the request from a page of this server.',
  },
  'role.insufficient': {
    status: 403,
    title: 'Not allowed',
    detail: 'Ask an owner of the project for a role that may do this.',
  },
  'firstRun.invalid': {
    status: 403,
    title: 'Invalid link',
    detail: 'Use the newest link that the server printed when it started.',
  },
  'firstRun.done': {
    status: 409,
    title: 'Already set up',
    detail: 'There is an owner already: sign in instead.',
  },
  notFound: { status: 404, title: 'Not found', detail: 'Nothing is here, or you may not see it.' },
  'method.notAllowed': {
    status: 405,
    title: 'Method not allowed',
    detail: 'Use a method that this address has.',
  },
  'member.lastOwner': {
    status: 409,
    title: 'Last owner',
    detail: 'Make somebody else an owner first: a project keeps at least one.',
  },
  'secret.exists': {
    status: 409,
    title: 'There is a secret',
    detail: 'Rotate the secret that there is, or revoke it first.',
  },
  'secret.missing': { status: 409, title: 'No secret', detail: 'Generate a signing secret first.' },
  'identity.required': {
    status: 403,
    title: 'Sign-in required',
    detail: 'Only signed-in users of this product take part here.',
  },
  'board.off': { status: 404, title: 'Not found', detail: 'Nothing is here, or you may not see it.' },
  'request.closed': {
    status: 409,
    title: 'Request closed',
    detail: 'It is shipped or declined and takes no more votes.',
  },
  'request.merged': {
    status: 409,
    title: 'Request merged',
    detail: 'It was merged into another request: act on that one.',
  },
  'request.changed': {
    status: 409,
    title: 'Changed meanwhile',
    detail: 'Somebody else changed it: read it again, then repeat your change.',
  },
  'merge.self': { status: 409, title: 'Merged with itself', detail: 'Choose another request to merge into.' },
  'merge.cycle': {
    status: 409,
    title: 'Already joined',
    detail: 'These are merged with each other already.',
  },
  'merge.none': { status: 409, title: 'Not merged', detail: 'There is no merge to undo.' },
  'merge.superseded': { status: 409, title: 'Later merge', detail: 'Undo the later merge first.' },
  'lens.nameTaken': { status: 409, title: 'Name taken', detail: 'Choose another name for the lens.' },
  'lens.isDefault': {
    status: 409,
    title: 'Default lens',
    detail: 'Choose another default lens before you delete this one.',
  },
  'ranking.rebuilding': {
    status: 409,
    title: 'Rebuild under way',
    detail: 'Wait until the rebuild under way has finished.',
  },
  'sample.exists': {
    status: 409,
    title: 'Sample data is there',
    detail: 'Remove the sample data of this project first.',
  },
  'sample.notEmpty': {
    status: 409,
    title: 'Not empty',
    detail: 'Load sample data into a project that has no requests yet.',
  },
  'idempotency.invalidKey': {
    status: 400,
    title: 'Invalid Idempotency-Key',
    detail: 'Send an Idempotency-Key of 1 to 255 visible ASCII characters, without spaces.',
  },
  'idempotency.weakKey': {
    status: 400,
    title: 'Weak Idempotency-Key',
    detail:
      'Without a sign-in, an Idempotency-Key needs at least 128 random bits: send a UUID, 32 hexadecimal digits, or 22 characters of base64url.',
  },
  'idempotency.mismatch': {
    status: 422,
    title: 'Idempotency-Key used before',
    detail: 'This Idempotency-Key was used for a different request: send a new one.',
  },
  'idempotency.replayed': {
    status: 409,
    title: 'Already done',
    detail: 'A call with the same Idempotency-Key has already done this; its response is not sent again.',
  },
  'origin.notAllowed': {
    status: 403,
    title: 'Origin not allowed',
    detail: 'Add the page’s origin to the allowed origins in the project’s settings.',
  },
  'rate.limited': { status: 429, title: 'Too many requests', detail: 'Wait a little, then try again.' },
  'server.unavailable': {
    status: 503,
    title: 'Unavailable',
    detail: 'The database cannot be reached: try again in a few seconds.',
  },
  'server.error': {
    status: 500,
    title: 'Server error',
    detail: 'This is our fault: tell the operator the id of the error.',
  },
} as const satisfies Record<string, Problem>;

export type ProblemCode = keyof typeof problems;
