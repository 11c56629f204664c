import { useEffect, useState } from 'react';

/** `value`, once it has not changed for `ms`: what is asked of the server while somebody types or drags. */
export function useDebounced<Value>(value: Value, ms = 200): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return settled;
}
