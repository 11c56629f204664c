import { Controller, Delete, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { VoteAnswerDto } from '../../contract/votes.dto.js';
import type { Caller } from '../identity/caller.js';
import { CurrentCaller } from '../identity/current-caller.js';
import { ForWidget } from '../platform/access.js';
import { Votes } from './votes.js';

@ApiTags('widget')
@Controller('api/widget/:projectId/requests/:requestId/vote')
export class WidgetVotesController {
  constructor(private readonly votes: Votes) {}

  /** Votes for a request; once is as good as twice. A merged request passes the vote on to what it was merged into. */
  @Put()
  @ForWidget()
  cast(@CurrentCaller() caller: Caller, @Param('requestId') requestId: string): Promise<VoteAnswerDto> {
    return this.votes.cast(caller, requestId);
  }

  /** Takes the vote back. */
  @Delete()
  @ForWidget()
  withdraw(@CurrentCaller() caller: Caller, @Param('requestId') requestId: string): Promise<VoteAnswerDto> {
    return this.votes.withdraw(caller, requestId);
  }
}
