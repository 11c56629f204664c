export type Theme = 'auto' | 'light' | 'dark';

const KEY = 'reqio.theme';

/** The member's choice on this browser; `auto` follows the system. Works without storage, too. */
export const rememberedTheme = {
  get(): Theme {
    try {
      const stored = localStorage.getItem(KEY);
      return stored === 'light' || stored === 'dark' ? stored : 'auto';
    } catch {
      return 'auto';
    }
  },
  set(theme: Theme): void {
    try {
      localStorage.setItem(KEY, theme);
    } catch {
      // Blocked storage: the choice holds until the page is left.
    }
    apply(theme);
  },
  apply(): void {
    apply(rememberedTheme.get());
  },
};

function apply(theme: Theme): void {
  if (theme === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}
