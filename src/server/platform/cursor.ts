import { Refusal } from './refusal.js';

/** Opaque to clients; its members are the list's own. */
export function encodeCursor(position: Record<string, unknown>): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** The position that `encodeCursor` made, as far as `isPosition` agrees; refuses anything else. */
export function decodeCursor<Position>(
  cursor: string,
  isPosition: (value: unknown) => value is Position,
): Position {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (isPosition(value)) return value;
  } catch {
    // Not JSON: answered below like any other text that is no cursor.
  }
  throw new Refusal('cursor.invalid');
}
