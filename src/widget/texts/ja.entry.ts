import { handOver } from '../common/hand-over';
import { ja } from './ja';

handOver(ja);
