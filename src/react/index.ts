export { ReqioWidget, type ReqioWidgetProps } from './reqio-widget.js';
export type { IdentityToken } from './embedded-widget.js';
