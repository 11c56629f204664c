import type { SetUpAnswersDto } from '../../../contract/set-up.dto.js';

/** What a snippet needs to know about the project and this server; never a secret. */
export interface Place {
  projectId: string;
  audience: string;
  publicUrl: string;
  /** The snippets follow these answers; code that depends on a missing answer is commented out. */
  setUp: SetUpAnswersDto;
}

/** Where a page asks for a fresh token. */
export const TOKEN_ROUTE = '/reqio-token';

/** A line of code if the answers call for it; else commented out, or left out where it would be wrong. */
export function optional(
  { setUp }: Place,
  what: 'company' | 'emailVerified',
  mark: '//' | '#',
  line: string,
): string {
  const wanted = what === 'company' ? setUp.payer === 'companies' : setUp.confirmedAddresses === 'some';
  if (what === 'company' && setUp.payer === 'users') return '';
  return line.replace(/^(\s*)(.*)$/, (_, indent: string, code: string) =>
    wanted ? `${indent}${code}\n` : `${indent}${mark} ${code}\n`,
  );
}

/** Whether amounts belong to the company: one number, however many of its people vote. */
export const companiesPay = ({ setUp }: Place): boolean => setUp.payer === 'companies';
