import type { PipeTransform } from '@nestjs/common';
import { Refusal } from './refusal.js';

/** A path's word from a closed list; any other is an address that does not exist. */
export class OneOfPipe<Word extends string> implements PipeTransform<string, Word> {
  constructor(private readonly words: readonly Word[]) {}

  transform(value: string): Word {
    const word = this.words.find((known) => known === value);
    if (word === undefined) throw new Refusal('notFound', `Use one of: ${this.words.join(', ')}.`);
    return word;
  }
}
