export { ReqioWidget, type ReqioWidgetProps } from './reqio-widget.js';
export type { IdentitySource } from '../api.js';
