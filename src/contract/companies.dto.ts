import { IsIn } from 'class-validator';
import { RevenueDto } from './people.dto.js';
import { statuses, type Status } from './statuses.js';

/** An organisation that pays; its revenue counts once, however many of its people vote. */
export class CompanyDto {
  /** Its id here. */
  id!: string;

  /** Its id in the customer's system. */
  companyId!: string;

  /** What it is called, where somebody said so. */
  name!: string | null;

  /** Its plan. */
  plan!: string | null;

  /** What it is billed per month, in cents; null where it is unknown. */
  monthlyCents!: number | null;

  /** What it is billed, who said so and how long ago; null where nobody ever said. */
  revenue!: RevenueDto | null;

  /** How many people belong to it. */
  peopleCount!: number;

  /** Since when it is known, ISO 8601 UTC. */
  createdAt!: string;
}

export class CompaniesDto {
  /** Companies, those that pay most first. */
  items!: CompanyDto[];

  /** For the next page; null on the last. */
  nextCursor!: string | null;
}

export class PlanDto {
  /** What the plan is called. */
  plan!: string;
}

export class PlansDto {
  /** The plans that customers are on, companies and people who pay for themselves: the most common 200 first. */
  items!: PlanDto[];
}

export class CompanyPersonDto {
  /** The person's id. */
  id!: string;

  /** What the person is called. */
  name!: string | null;

  /** The address to show. */
  email!: string | null;
}

export class CompanyRequestDto {
  /** The request. */
  id!: string;

  /** Its title. */
  title!: string;

  /** Where it stands. */
  @IsIn(statuses)
  status!: Status;

  /** How many of the company's people vote for it. */
  voters!: number;
}

export class CompanyDetailDto extends CompanyDto {
  /** Its people, the newest 200. */
  people!: CompanyPersonDto[];

  /** What its people vote for, the 200 with most of them. */
  requests!: CompanyRequestDto[];
}
