import type { ChangeProjectDto, ProjectDto } from '../../../contract/projects.dto';
import type { Draft } from '../../ui/draft';
import type { ApiError } from '../../api/client';

/** What the general settings' form holds. */
export interface GeneralForm extends Pick<
  ProjectDto,
  'name' | 'currency' | 'participation' | 'board' | 'boardIndexed'
> {
  /** As typed: an origin a line. */
  origins: string;
}

/** What each section of the form is given. */
export interface GeneralPart {
  draft: Draft<GeneralForm>;
  error: ApiError | null;
  /** For those who may only read. */
  disabled: boolean;
}

export function toForm({ allowedOrigins, ...project }: ProjectDto): GeneralForm {
  const { name, currency, participation, board, boardIndexed } = project;
  return { name, currency, participation, board, boardIndexed, origins: allowedOrigins.join('\n') };
}

/** The body of the PATCH for what was changed. */
export function toChange({ origins, ...rest }: Partial<GeneralForm>): ChangeProjectDto {
  return { ...rest, ...(origins !== undefined && { allowedOrigins: originsOf(origins) }) };
}

/** One origin a line; empty lines and commas from a pasted list do not matter. */
export const originsOf = (text: string): string[] => text.split(/[\s,]+/).filter((line) => line !== '');
