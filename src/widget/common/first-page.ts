export const PAGE_SIZE = 20;

/** What the panel shows first; the loader asks for it while the panel's script is under way. */
export const FIRST_PAGE = `requests?limit=${PAGE_SIZE}`;
