import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.js';
import { RequestsModule } from '../requests/requests.module.js';
import { BoardController } from './board.controller.js';
import { PublicBoard } from './public-board.js';

/** A project's requests as a public page of their own. */
@Module({
  imports: [IdentityModule, RequestsModule],
  controllers: [BoardController],
  providers: [PublicBoard],
})
export class BoardModule {}
