export { loadReqio } from './load.js';
export { mountReqio } from './mount.js';
export type { ReqioOptions, TrustedScriptUrl } from './options.js';
export type {
  IdentitySource,
  ReqioApi,
  ReqioEvents,
  ReqioIdentity,
  ReqioOpenOptions,
  ReqioPrefill,
} from './api.js';
