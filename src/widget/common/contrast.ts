import { inkOn } from './ink';

/** WCAG 2.2 contrast between two colours as `#rrggbb`: 1 (none) to 21 (black on white). */
export function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].toSorted((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** `colour`, moved towards black or white until it has a contrast of `least` on `background`. */
export function readableOn(background: string, colour: string, least: number): string {
  const towards = inkOn(background) === '#ffffff' ? 255 : 0;
  for (let share = 0; share < 1; share += 0.05) {
    const moved = channels(colour).map((one) => Math.round(one + (towards - one) * share));
    const text = `#${moved.map((one) => one.toString(16).padStart(2, '0')).join('')}`;
    if (contrast(background, text) >= least) return text;
  }
  return inkOn(background);
}

function luminance(colour: string): number {
  const [red, green, blue] = channels(colour).map((one) => linear(one / 255)) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const channels = (colour: string): number[] => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));

const linear = (share: number): number =>
  share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
