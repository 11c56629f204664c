'use client';

import { useEffect } from 'react';
import { embed, type IdentityToken } from './embedded-widget.js';

export interface ReqioWidgetProps {
  /** The project's id: `proj_…`. */
  projectId: string;
  /** The address of the Reqio server, such as https://feedback.example.com. */
  apiBaseUrl: string;
  /**
   * Who is signed in: a token that your server minted, or a function that gets a fresh one and is asked again before
   * it expires. `null` while nobody is. Another function means another user: keep it with `useCallback`, or define
   * it outside of the component.
   */
  identityToken?: IdentityToken;
  /** The launcher's corner; like what follows, the project's own setting where it is absent. */
  position?: 'bottom-right' | 'bottom-left' | 'top-right' | 'top-left';
  theme?: 'auto' | 'light' | 'dark';
  /** Such as `de` or `pt-BR`. */
  locale?: string;
  /** `none` where the page opens the widget itself, with `Reqio.open()`. */
  launcher?: 'button' | 'none';
  /** The nonce of the page's Content-Security-Policy. */
  nonce?: string;
}

/** The widget, on the page for as long as this is mounted. Renders nothing itself, on a server or in a browser. */
export function ReqioWidget(props: ReqioWidgetProps): null {
  const { projectId, apiBaseUrl, identityToken = null, position, theme, locale, launcher, nonce } = props;
  useEffect(
    () => embed({ projectId, apiBaseUrl, position, theme, locale, launcher, nonce }, identityToken),
    [projectId, apiBaseUrl, identityToken, position, theme, locale, launcher, nonce],
  );
  return null;
}
