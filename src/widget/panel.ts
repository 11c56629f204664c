import { handOver } from './common/hand-over';
import type { MountPanel, PanelError } from './core';
import { mountPanel } from './panel/mount';
import { en } from './texts/en';

/** For the loader, which may be of an earlier build: one that would be misunderstood is told to be loaded anew. */
const mountFor: MountPanel = (options) => {
  if (options.contract === REQIO_CONTRACT) return mountPanel(options);
  const say = options.words?.reload ?? en.reload;
  throw Object.assign<Error, Partial<PanelError>>(new Error('The loader is of another build.'), { say });
};

handOver(mountFor);
