import { Controller, Get, Param, Query, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../platform/access.js';
import { sendPage, sendStyle } from './answers.js';
import { BoardFilter } from './board.filter.js';
import { PublicBoard } from './public-board.js';

@ApiTags('board')
@Controller('p')
@UseFilters(BoardFilter)
export class BoardController {
  constructor(private readonly board: PublicBoard) {}

  /** A project's public board, as a page for people. */
  @Get(':projectId')
  @Public()
  @ApiOkResponse({ content: { 'text/html': { schema: { type: 'string' } } } })
  async page(
    @Param('projectId') projectId: string,
    @Query() query: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const visit = { address: request.ip, acceptLanguage: request.headers['accept-language'] };
    sendPage(request, reply, await this.board.page(projectId, query, visit));
  }

  /** The colours and rules of boards that have this accent and this mode. */
  @Get('style/:name')
  @Public()
  @ApiExcludeEndpoint()
  style(@Param('name') name: string, @Query('v') version: unknown, @Res() reply: FastifyReply): void {
    sendStyle(reply, name, version);
  }
}
