'use client';

import { useEffect } from 'react';
import type { IdentitySource } from '../api.js';
import { mountReqio } from '../mount.js';
import type { ReqioOptions } from '../options.js';

export interface ReqioWidgetProps extends ReqioOptions {
  /**
   * Who is signed in: a token that your server minted, a promise of one, or a function that gets a fresh one and is
   * called again before it expires; `null` while nobody is. Another function means another user: define it outside the
   * component, with the user's id as the component's `key`, or wrap it in `useCallback`.
   */
  identityToken?: IdentitySource | null | undefined;
}

/**
 * Keeps the widget on the page for as long as it is mounted. Renders nothing itself, on a server or in a browser, and
 * throws nothing.
 */
export function ReqioWidget(props: ReqioWidgetProps): null {
  const { projectId, apiBaseUrl, position, theme, locale, launcher, nonce, scriptUrl } = props;
  const { identityToken = null } = props;
  useEffect(
    () =>
      mountReqio(
        { projectId, apiBaseUrl, position, theme, locale, launcher, nonce, scriptUrl },
        identityToken,
      ),
    [projectId, apiBaseUrl, position, theme, locale, launcher, nonce, scriptUrl, identityToken],
  );
  return null;
}
