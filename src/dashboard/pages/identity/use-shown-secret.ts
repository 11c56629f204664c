import { useCallback, useEffect, useState } from 'react';
import type { SecretDto } from '../../../contract/secret.dto';

const SHOWN_MS = 60_000;

/**
 * The only place that holds a signing secret in clear: for a minute, and never longer than its page. A page that
 * the browser keeps for “back” is left, too.
 */
export function useShownSecret() {
  const [secret, setSecret] = useState<SecretDto | null>(null);
  const hide = useCallback(() => setSecret(null), []);
  useEffect(() => {
    if (!secret) return;
    const timer = setTimeout(hide, SHOWN_MS);
    addEventListener('pagehide', hide);
    return () => {
      clearTimeout(timer);
      removeEventListener('pagehide', hide);
    };
  }, [secret, hide]);
  return { secret, show: setSecret, hide };
}
