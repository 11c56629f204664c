import { handOver } from '../common/hand-over';
import { pt } from './pt';

handOver(pt);
