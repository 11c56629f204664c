import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CompaniesDto, CompanyDetailDto } from '../../contract/companies.dto.js';
import { SearchQueryDto } from '../../contract/people.dto.js';
import { CurrentProject, RequiresRole, type CurrentProjectInfo } from '../platform/access.js';
import { Companies } from './companies.js';

@ApiTags('people')
@Controller('api/projects/:projectId/companies')
export class CompaniesController {
  constructor(private readonly companies: Companies) {}

  /** The organisations that pay, those that pay most first. */
  @Get()
  @RequiresRole('viewer')
  list(@CurrentProject() project: CurrentProjectInfo, @Query() query: SearchQueryDto): Promise<CompaniesDto> {
    return this.companies.list(project, query);
  }

  /** One of them with its people and what they vote for. */
  @Get(':companyId')
  @RequiresRole('viewer')
  get(
    @CurrentProject() project: CurrentProjectInfo,
    @Param('companyId') companyId: string,
  ): Promise<CompanyDetailDto> {
    return this.companies.get(project, companyId);
  }
}
