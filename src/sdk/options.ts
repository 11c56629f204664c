/** Which project the widget shows, and how it looks on this page. Absent options follow the project's settings. */
export interface ReqioOptions {
  /** The project's id: `proj_…`. */
  projectId: string;
  /** The address of the Reqio server, such as https://feedback.example.com. */
  apiBaseUrl: string;
  /** The launcher's corner. */
  position?: 'bottom-right' | 'bottom-left' | 'top-right' | 'top-left' | undefined;
  theme?: 'auto' | 'light' | 'dark' | undefined;
  /** Such as `de` or `pt-BR`. */
  locale?: string | undefined;
  /** `none` if the page opens the widget itself, with `Reqio.open()`. */
  launcher?: 'button' | 'none' | undefined;
  /** The nonce of the page's Content-Security-Policy. */
  nonce?: string | undefined;
  /**
   * The address of the server's `widget.js` if it is not at `apiBaseUrl`, or a `TrustedScriptURL` for it from one of the
   * page's own policies.
   */
  scriptUrl?: string | TrustedScriptUrl | undefined;
}

/** A `TrustedScriptURL`, as far as it is needed here: not every version of TypeScript knows it. */
export interface TrustedScriptUrl {
  toString: () => string;
}

/** What the loader reads from its script element, by attribute; null is none. */
export function attributesOf(options: ReqioOptions): [name: string, value: string | null][] {
  const { projectId, position, theme, locale, launcher } = options;
  return Object.entries({ 'project-id': projectId, position, theme, locale, launcher }).map(
    ([name, value]) => [`data-${name}`, value || null],
  );
}

/** Where the script is; throws where the options do not say it. */
export function addressOf({ projectId, apiBaseUrl, scriptUrl }: ReqioOptions): string {
  if (!projectId || !(apiBaseUrl || scriptUrl)) throw new Error('projectId or apiBaseUrl is missing');
  return scriptUrl ? String(scriptUrl) : `${apiBaseUrl.replace(/\/+$/, '')}/widget.js`;
}

/** Whether both make the same script element. */
export function isSame(one: ReqioOptions, other: ReqioOptions): boolean {
  const text = (options: ReqioOptions) =>
    [...attributesOf(options).map(([, value]) => value), options.apiBaseUrl, options.scriptUrl, options.nonce]
      .map((part) => encodeURIComponent(String(part ?? '')))
      .join(' ');
  return text(one) === text(other);
}
