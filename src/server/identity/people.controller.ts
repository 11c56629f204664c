import {
  Body,
  Controller,
  Delete,
  Get,
  Header,
  HttpCode,
  Param,
  Patch,
  Post,
  Put,
  Query,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IntroducePersonDto } from '../../contract/introduce-person.dto.js';
import {
  AddressPolicyDto,
  PeopleDto,
  PersonDetailDto,
  PersonIntroducedDto,
  SearchQueryDto,
  UndoneMergeDto,
} from '../../contract/people.dto.js';
import { PersonExportDto } from '../../contract/person-export.dto.js';
import {
  CurrentMember,
  CurrentProject,
  RequiresRole,
  type CurrentMemberInfo,
  type CurrentProjectInfo,
} from '../platform/access.js';
import { CreatesNothing } from '../platform/idempotency/creates.js';
import { ErasePerson } from './erase-person.js';
import { ExportPerson } from './export-person.js';
import { IntroducePerson } from './introduce-person.js';
import { PeopleDirectory } from './people-directory.js';
import { UndoMerge } from './undo-merge.js';

@ApiTags('people')
@Controller('api/projects/:projectId/people')
export class PeopleController {
  constructor(
    private readonly directory: PeopleDirectory,
    private readonly introducePerson: IntroducePerson,
    private readonly undoMerge: UndoMerge,
    private readonly erasePerson: ErasePerson,
    private readonly exportPerson: ExportPerson,
  ) {}

  /** The people of a project, the newest first. */
  @Get()
  @RequiresRole('viewer')
  list(@CurrentProject() project: CurrentProjectInfo, @Query() query: SearchQueryDto): Promise<PeopleDto> {
    return this.directory.list(project, query);
  }

  /** One person; the id of a merged one answers the person it is now. */
  @Get(':personId')
  @RequiresRole('viewer')
  get(
    @CurrentProject() project: CurrentProjectInfo,
    @Param('personId') personId: string,
  ): Promise<PersonDetailDto> {
    return this.directory.get(project, personId);
  }

  /** All that is stored of a person, as a file. */
  @Get(':personId/export')
  @Header('content-disposition', 'attachment; filename="person.json"')
  @RequiresRole('viewer')
  export(
    @CurrentProject() project: CurrentProjectInfo,
    @Param('personId') personId: string,
  ): Promise<PersonExportDto> {
    return this.exportPerson.export(project, personId);
  }

  /** What the customer's own systems know of a person, such as its revenue; `sub` is percent-encoded. */
  @Put('by-sub/:sub')
  @RequiresRole('editor')
  introduce(
    @CurrentProject() project: CurrentProjectInfo,
    @Param('sub') sub: string,
    @Body() body: IntroducePersonDto,
  ): Promise<PersonIntroducedDto> {
    return this.introducePerson.bySub(project, sub, body);
  }

  /** Takes a merge of two people back; the last one first. */
  @Post('merges/:mergeId/undo')
  @CreatesNothing('It takes a merge back; one that was undone is refused.')
  @HttpCode(200)
  @RequiresRole('editor')
  undo(
    @CurrentMember() member: CurrentMemberInfo,
    @CurrentProject() project: CurrentProjectInfo,
    @Param('mergeId') mergeId: string,
  ): Promise<UndoneMergeDto> {
    return this.undoMerge.undo(member, project, mergeId);
  }

  /** Whether an address of the person joins people from now on, or is for display only. */
  @Patch(':personId/emails')
  @RequiresRole('admin')
  setAddressPolicy(
    @CurrentMember() member: CurrentMemberInfo,
    @CurrentProject() project: CurrentProjectInfo,
    @Param('personId') personId: string,
    @Body() body: AddressPolicyDto,
  ): Promise<PersonDetailDto> {
    return this.directory.setAddressPolicy(member, project, personId, body);
  }

  /** Erases a person for good: with all its votes; what it submitted stays, without an author. */
  @Delete(':personId')
  @HttpCode(204)
  @RequiresRole('admin')
  erase(
    @CurrentMember() member: CurrentMemberInfo,
    @CurrentProject() project: CurrentProjectInfo,
    @Param('personId') personId: string,
  ): Promise<void> {
    return this.erasePerson.erase(member, project, personId);
  }
}
