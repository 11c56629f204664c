/** A luminance of 0.1795 in these units, 255 to the power of 2.2: there black and white are read equally well. */
const LIGHT = 35_350;

/**
 * Black or white, whichever reads better on `background` as `#rrggbb`: never below 4.5 to 1. A power of 2.2 is near
 * enough to the curve of sRGB for that, and shorter, which counts on every page.
 */
export function inkOn(background: string): string {
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(background.slice(at, at + 2), 16) ** 2.2);
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue! < LIGHT ? '#ffffff' : '#000000';
}
