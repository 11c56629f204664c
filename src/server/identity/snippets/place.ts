import type { SetUpAnswersDto } from '../../../contract/set-up.dto.js';

/** What a snippet needs to know of the project and of this server; no secret is among it. */
export interface Place {
  projectId: string;
  audience: string;
  publicUrl: string;
  /** What the snippets follow; what is not answered stands in them as a comment. */
  setUp: SetUpAnswersDto;
}

/** Where a page asks for a fresh token. */
export const TOKEN_ROUTE = '/reqio-token';

/** A line of code that the answers ask for; else it stands there as a comment, and goes where it cannot be right. */
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

/** Whether the amounts are the company's: one number however many of its people vote. */
export const companiesPay = ({ setUp }: Place): boolean => setUp.payer === 'companies';
