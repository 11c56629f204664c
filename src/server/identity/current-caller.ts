import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { WidgetRequest } from './caller.js';

/** The caller of a route for the widget. */
export const CurrentCaller = createParamDecorator(
  (_: unknown, context: ExecutionContext) => context.switchToHttp().getRequest<WidgetRequest>().caller,
);
