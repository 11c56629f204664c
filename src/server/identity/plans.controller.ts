import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { PlansDto } from '../../contract/companies.dto.js';
import { CurrentProject, RequiresRole, type CurrentProjectInfo } from '../platform/access.js';
import { Companies } from './companies.js';

@ApiTags('people')
@Controller('api/projects/:projectId/plans')
export class PlansController {
  constructor(private readonly companies: Companies) {}

  /** The plans that the project's customers are on: what the backlog can be filtered by. */
  @Get()
  @RequiresRole('viewer')
  list(@CurrentProject() project: CurrentProjectInfo): Promise<PlansDto> {
    return this.companies.plans(project);
  }
}
