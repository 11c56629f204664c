import { Controller, Sse, type MessageEvent } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Observable } from 'rxjs';
import {
  CurrentMember,
  CurrentProject,
  RequiresRole,
  type CurrentMemberInfo,
  type CurrentProjectInfo,
} from '../platform/access.js';
import { LiveStreams } from './live-streams.js';

@ApiTags('backlog')
@Controller('api/projects/:projectId')
export class LiveController {
  constructor(private readonly streams: LiveStreams) {}

  /**
   * Server-sent events: `ranking` says that ranks or scores changed, `requests` that members changed what requests
   * say or merged some; neither says what. A comment every 25 s keeps it open.
   */
  @Sse('backlog/live')
  @RequiresRole('viewer')
  @ApiProduces('text/event-stream')
  @ApiOkResponse({ type: String })
  open(
    @CurrentMember() member: CurrentMemberInfo,
    @CurrentProject() project: CurrentProjectInfo,
  ): Observable<MessageEvent> {
    return this.streams.open(member, project);
  }
}
