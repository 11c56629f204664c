import { Body, Controller, Header, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { OpenWidgetSessionDto, WidgetSessionDto } from '../../contract/widget-session.dto.js';
import { ForWidget } from '../platform/access.js';
import { CreatesNothing } from '../platform/idempotency/creates.js';
import type { Caller } from './caller.js';
import { CurrentCaller } from './current-caller.js';
import { ChangesNothing } from './widget-caller.guard.js';
import { WidgetSessions } from './widget-sessions.js';

@ApiTags('widget')
@Controller('api/widget/:projectId/session')
export class WidgetSessionController {
  constructor(private readonly sessions: WidgetSessions) {}

  /** Who the user is, for a widget that has just been loaded. A bad token makes it anonymous, never an error. */
  @Post()
  @CreatesNothing('It says who somebody is; whoever it identifies is the same person the next time.')
  @HttpCode(200)
  @Header('Cache-Control', 'no-store')
  @ForWidget()
  @ChangesNothing()
  open(@CurrentCaller() caller: Caller, @Body() _body: OpenWidgetSessionDto): Promise<WidgetSessionDto> {
    return this.sessions.open(caller);
  }
}
