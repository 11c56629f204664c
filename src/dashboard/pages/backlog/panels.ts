import { part } from '../../ui/later';

/** What the first rows do not wait for: it is loaded when it is first asked for, or while nothing else is to do. */
export const BulkBar = part(async () => (await import('./bulk-bar')).BulkBar);
export const FiltersPopup = part(async () => (await import('./filters-popup')).FiltersPopup);
export const NewRequest = part(async () => (await import('./new-request')).NewRequest);
export const WhatIfPanel = part(async () => (await import('./what-if-panel')).WhatIfPanel);
export const WhyPanel = part(async () => (await import('./why-panel')).WhyPanel);

export const preloadPanels = (): void => {
  for (const panel of [BulkBar, FiltersPopup, NewRequest, WhatIfPanel, WhyPanel]) void panel.preload();
};
