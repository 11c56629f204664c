/**
 * Whether a key is part of what an input method composes: that Enter chooses a word, and that Escape takes it back.
 * Safari says so by the code alone, after the composition has ended.
 */
export const isComposing = ({ isComposing: composing, keyCode }: KeyboardEvent): boolean =>
  composing || keyCode === 229;
