import { Controller, Get, Header } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { Public } from '../../platform/access.js';
import { Config } from '../../platform/config.js';
import { llmsText } from './llms.js';

@Controller('llms.txt')
export class LlmsController {
  constructor(private readonly config: Config) {}

  /** How to embed the widget, sign tokens and check both, for coding assistants; the same for everybody. */
  @Get()
  @Public()
  @ApiOkResponse({ content: { 'text/plain': { schema: { type: 'string' } } } })
  @Header('Content-Type', 'text/plain; charset=utf-8')
  @Header('Cache-Control', 'public, max-age=300')
  text(): string {
    return llmsText(this.config.settings.publicUrl);
  }
}
