import type { CodeFileDto, FrameworkDto } from '../../../contract/snippets.dto.js';
import type { Place } from './place.js';

/** One stack's code, for a project and its answers. */
export interface StackSnippet {
  title: string;
  /** The command that adds the stack's JWT library; empty where the language needs none. */
  install: string;
  mint: (place: Place) => CodeFileDto;
  frameworks: (place: Place) => FrameworkDto[];
  /** The mint function for hosts that still use `require`. */
  commonjs?: (place: Place) => CodeFileDto;
}
