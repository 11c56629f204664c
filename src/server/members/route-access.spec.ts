import { Controller, Get, Post, type Type } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import { Public, RequiresRole, SignedIn } from '../platform/access.js';
import { RouteAccess } from './route-access.js';

async function start(...controllers: Type[]): Promise<void> {
  const module = await Test.createTestingModule({
    imports: [DiscoveryModule],
    controllers,
    providers: [RouteAccess],
  }).compile();
  await module.init();
  await module.close();
}

@Controller('api/good')
class Good {
  @Get()
  @Public()
  list() {}

  @Post(':projectId')
  @RequiresRole('admin')
  change() {}

  helper() {}
}

@Controller('api/open')
class Forgetful {
  @Get('door')
  enter() {}
}

@SignedIn()
@Controller('api/two')
class Undecided {
  @Get()
  @Public()
  list() {}
}

@Controller('api/lost')
class Lost {
  @Get()
  @RequiresRole('viewer')
  list() {}
}

describe('a start', () => {
  it('goes on where every route says who may call it', async () => {
    await expect(start(Good)).resolves.toBeUndefined();
  });

  it('is refused where a route does not say who may call it', async () => {
    await expect(start(Good, Forgetful)).rejects.toThrow(
      'GET /api/open/door (Forgetful.enter) declares 0 accesses instead of one',
    );
  });

  it('is refused where a route says it twice', async () => {
    await expect(start(Undecided)).rejects.toThrow('(Undecided.list) declares 2 accesses instead of one');
  });

  it('is refused where a role is asked for, but not in which project', async () => {
    await expect(start(Lost)).rejects.toThrow('(Lost.list) has no :projectId');
  });
});
