import { handOver } from '../common/hand-over';
import { de } from './de';

handOver(de);
