import { ApiError } from '../api/client';

/** The server's refusal, for its field errors; null while there is none. */
export function asApiError(error: Error | null): ApiError | null {
  if (error === null || error instanceof ApiError) return error;
  return new ApiError(0, 'offline', error.message);
}
