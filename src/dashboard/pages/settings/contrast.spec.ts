import { contrast } from '../../../widget/common/contrast';
import { inkOn } from '../../../widget/common/ink';
import { weakContrasts } from './contrast';

describe('The contrast of the widget’s accent', () => {
  it('is measured as WCAG measures it', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
    expect(contrast('#0f766e', '#0f766e')).toBe(1);
  });

  it('leaves text on any accent readable', () => {
    for (const accent of ['#0f766e', '#facc15', '#767676', '#757575', '#ff0000', '#7c7c7c']) {
      expect(contrast(accent, inkOn(accent))).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('is called weak on each panel where a mark in it is hard to see', () => {
    expect(weakContrasts('#0f766e', 'auto')).toEqual([]);
    expect(weakContrasts('#facc15', 'auto').map(({ panel }) => panel)).toEqual(['light']);
    expect(weakContrasts('#facc15', 'dark')).toEqual([]);
    expect(weakContrasts('#1e1b4b', 'auto').map(({ panel }) => panel)).toEqual(['dark']);
  });
});
