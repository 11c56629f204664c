import { useEffect, useRef } from 'react';
import type { ThemeDto } from '../../../contract/theme.dto';
import { panelColours } from '../../../widget/common/colours';
import type { Preview, PreviewOptions } from '../../../widget/preview';
import { classes } from '../../ui/classes';
import { widgetDefaults } from './widget-form';

interface Props {
  theme: ThemeDto;
  projectName: string;
  side: 'light' | 'dark';
}

/** The widget itself on a page of grey lines: nothing in it can be pressed, and screen readers hear one sentence. */
export function WidgetPreview({ theme, projectName, side }: Props) {
  const { surface, line } = panelColours[side];
  const host = useRef<HTMLDivElement>(null);
  const launcherText = theme.launcherText ?? widgetDefaults.launcherText;
  const launcher = theme.launcher === 'none' ? 'no launcher' : `the launcher «${launcherText}»`;
  const panel = `the panel «${theme.title ?? widgetDefaults.title}»`;
  usePreview(host, { theme, projectName, dark: side === 'dark', open: true });
  return (
    <div
      ref={host}
      role="img"
      aria-label={`A page in ${side} colours with ${launcher} and ${panel} in its corner`}
      style={{ backgroundColor: surface, color: line }}
      className="relative h-160 overflow-hidden rounded-md border border-line"
    >
      <div className="flex flex-col gap-3 p-5">
        {['w-1/3', 'w-full', 'w-5/6', 'w-full', 'w-2/3', 'w-full', 'w-3/4'].map((width, at) => (
          <span key={at} className={classes('h-3 rounded bg-current opacity-60', width)} />
        ))}
      </div>
    </div>
  );
}

/** Keeps the widget in `host` as the options say. It is loaded only here: the dashboard has no other use for it. */
function usePreview(host: React.RefObject<HTMLDivElement | null>, options: PreviewOptions): void {
  const preview = useRef<Preview>(null);
  const latest = useRef(options);
  const said = JSON.stringify(options);

  useEffect(() => {
    let isGone = false;
    void import('../../../widget/preview').then(({ mountPreview }) => {
      if (!isGone && host.current) preview.current = mountPreview(host.current, latest.current);
    });
    return () => {
      isGone = true;
      preview.current?.destroy();
      preview.current = null;
    };
  }, [host]);

  useEffect(() => {
    latest.current = JSON.parse(said) as PreviewOptions;
    preview.current?.update(latest.current);
  }, [said]);
}
