import { StartError } from './start-error.js';

/** A parser's way to say that its text is wrong. */
export class WrongValue extends Error {
  constructor(
    readonly takes: string,
    /** What to show of the value; nothing of it where it may be secret. */
    readonly got?: string,
  ) {
    super(takes);
  }
}

/** Reads variables one by one and remembers what is wrong with them, to say it all at once. */
export class Environment {
  private readonly wrong = new Map<string, string>();

  constructor(private readonly variables: NodeJS.ProcessEnv) {}

  /** The variable's text as `parse` understands it; `fallback` where it is unset, empty or wrong. */
  read<Value>(name: string, parse: (text: string) => Value, fallback: Value): Value {
    const text = this.text(name);
    if (text === null) return fallback;
    try {
      return parse(text);
    } catch (error) {
      if (!(error instanceof WrongValue)) throw error;
      this.refuse(name, `got ${error.got ?? `«${text}»`}, takes ${error.takes}`);
      return fallback;
    }
  }

  isSet(name: string): boolean {
    return this.text(name) !== null;
  }

  refuse(name: string, why: string): void {
    this.wrong.set(name, why);
  }

  require(name: string, because: string): void {
    if (!this.isSet(name)) this.refuse(name, `is missing: ${because}`);
  }

  /** Throws one `StartError` that names every wrong variable. */
  finish(): void {
    if (this.wrong.size === 0) return;
    const lines = [...this.wrong].map(([name, why]) => `  ${name} ${why}.`);
    throw new StartError(
      `${lines.length === 1 ? 'A setting is' : 'Some settings are'} wrong:\n${lines.join('\n')}`,
    );
  }

  /** Compose files pass an empty text for what is not set. */
  private text(name: string): string | null {
    const text = this.variables[name];
    return text === undefined || text.trim() === '' ? null : text;
  }
}
