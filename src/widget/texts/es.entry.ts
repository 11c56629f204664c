import { handOver } from '../common/hand-over';
import { es } from './es';

handOver(es);
