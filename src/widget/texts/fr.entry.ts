import { handOver } from '../common/hand-over';
import { fr } from './fr';

handOver(fr);
