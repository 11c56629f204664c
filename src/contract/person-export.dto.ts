import { PersonDetailDto } from './people.dto.js';

/** A browser that the person came with. */
export class ExportedVisitorDto {
  /** The browser's id here. */
  id!: string;

  /** Since when, ISO 8601 UTC. */
  createdAt!: string;
}

/** All that is stored of a person, to take along. */
export class PersonExportDto {
  /** When it was written, ISO 8601 UTC. */
  exportedAt!: string;

  /** The person. */
  person!: PersonDetailDto;

  /** The rows of the person and of those merged into it, with the source and the time of each field. */
  rows!: Record<string, unknown>[];

  /** Its browsers. */
  visitors!: ExportedVisitorDto[];

  /** What hangs on the person elsewhere, by name: votes, requests. */
  hangsOn!: Record<string, unknown>;
}
