import { IsIn } from 'class-validator';

export const sampleStates = ['none', 'loading', 'ready', 'removing'] as const;
export type SampleState = (typeof sampleStates)[number];

/** The sample data of a project. */
export class SampleDataDto {
  /** `none` where there is none; it comes and goes in the background. */
  @IsIn(sampleStates)
  state!: SampleState;

  /** How much of it is loaded, 0 to 1. */
  progress!: number;

  /** Requests that were made up so far. */
  requests!: number;

  /** People who were made up so far, the anonymous included. */
  people!: number;

  /** Companies that were made up so far. */
  companies!: number;
}
