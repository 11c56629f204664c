import { handOver } from './common/hand-over';
import { mountPanel } from './panel/mount';

handOver(mountPanel);
