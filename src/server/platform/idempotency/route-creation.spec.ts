import { Controller, Get, Post, SetMetadata, type Type } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import { Public, SignedIn } from '../access.js';
import { CreatesNothing } from './creates.js';
import { CREATES } from './declared.js';
import { RouteCreation } from './route-creation.js';

async function start(...controllers: Type[]): Promise<void> {
  const module = await Test.createTestingModule({
    imports: [DiscoveryModule],
    controllers,
    providers: [RouteCreation],
  }).compile();
  await module.init();
  await module.close();
}

/** What `Creates` declares, without what answers the calls. */
const Declared = () => SetMetadata(CREATES, { creates: true, secret: false });

@Controller('api/good')
class Good {
  @Get()
  list() {}

  @Post()
  @SignedIn()
  @Declared()
  create() {}

  @Post('look')
  @CreatesNothing('It reads.')
  look() {}

  helper() {}
}

@Controller('api/notes')
class Forgetful {
  @Post(':projectId')
  create() {}
}

@Controller('api/open')
class Open {
  @Post()
  @Public()
  @Declared()
  create() {}
}

describe('a start', () => {
  it('succeeds if every POST route says whether it creates', async () => {
    await expect(start(Good)).resolves.toBeUndefined();
  });

  it('is refused if a POST route does not say whether it creates', async () => {
    await expect(start(Good, Forgetful)).rejects.toThrow(
      'POST /api/notes/:projectId (Forgetful.create) does not say whether it creates',
    );
  });

  it('is refused if a route creates for callers that cannot be told apart', async () => {
    await expect(start(Open)).rejects.toThrow('(Open.create) creates for nobody in particular');
  });
});
