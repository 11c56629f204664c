import 'reflect-metadata';
import { run } from './platform/run.js';

void run();
