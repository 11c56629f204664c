const MAX_DEPTH = 20;

/**
 * Whether a parsed body or query can be stored and compared: no NUL (PostgreSQL refuses it), no lone surrogate
 * (the driver would turn each into U+FFFD, so that two texts become one), no nesting beyond 20 levels.
 */
export function isWellFormed(value: unknown, depth = 0): boolean {
  if (typeof value === 'string') return !value.includes('\0') && value.isWellFormed();
  if (typeof value !== 'object' || value === null) return true;
  if (depth >= MAX_DEPTH) return false;
  return Object.entries(value).every(([key, member]) => isWellFormed(key) && isWellFormed(member, depth + 1));
}
