import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ChangeLensDto, CreateLensDto, LensDto, LensesDto } from '../../contract/lenses.dto.js';
import { PageQueryDto } from '../../contract/page.dto.js';
import {
  CurrentMember,
  CurrentProject,
  RequiresRole,
  type CurrentMemberInfo,
  type CurrentProjectInfo,
} from '../platform/access.js';
import { Creates, CurrentCreation } from '../platform/idempotency/creates.js';
import type { Creation } from '../platform/idempotency/creation.js';
import { Lenses } from './lenses.js';

@ApiTags('ranking')
@Controller('api/projects/:projectId/lenses')
export class LensesController {
  constructor(private readonly lenses: Lenses) {}

  /** The saved lenses, by name. */
  @Get()
  @RequiresRole('viewer')
  list(@CurrentProject() project: CurrentProjectInfo, @Query() query: PageQueryDto): Promise<LensesDto> {
    return this.lenses.list(project, query);
  }

  /** Saves a lens. */
  @Post()
  @RequiresRole('editor')
  @Creates()
  create(
    @CurrentMember() member: CurrentMemberInfo,
    @CurrentProject() project: CurrentProjectInfo,
    @Body() body: CreateLensDto,
    @CurrentCreation() creation: Creation,
  ): Promise<LensDto> {
    return this.lenses.create(member, project, body, creation);
  }

  /** Renames a lens, or changes what it counts. */
  @Patch(':lensId')
  @RequiresRole('editor')
  change(
    @CurrentProject() project: CurrentProjectInfo,
    @Param('lensId') lensId: string,
    @Body() body: ChangeLensDto,
  ): Promise<LensDto> {
    return this.lenses.change(project, lensId, body);
  }

  /** Deletes a lens; not the default one. */
  @Delete(':lensId')
  @RequiresRole('editor')
  @HttpCode(204)
  delete(@CurrentProject() project: CurrentProjectInfo, @Param('lensId') lensId: string): Promise<void> {
    return this.lenses.delete(project, lensId);
  }
}
