import type { ReqioApi } from './api.js';

const nothing = (): void => {};

/** What `loadReqio` answers where there is no page, such as on a server: calls do nothing, nobody is known. */
export const absentReqio: ReqioApi = {
  identify: () => Promise.resolve({ identity: 'anonymous', user: null }),
  resetUser: nothing,
  open: nothing,
  close: nothing,
  destroy: nothing,
  on: () => nothing,
};
