/**
 * Black or white, whichever reads better on `background` as `#rrggbb`: never below 4.5 to 1. A power of 2.2 is near
 * enough to the curve of sRGB for that, and shorter, which counts on every page.
 */
export function inkOn(background: string): string {
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(background.slice(at, at + 2), 16) ** 2.2);
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue! < 0.1795 * 255 ** 2.2 ? '#ffffff' : '#000000';
}
