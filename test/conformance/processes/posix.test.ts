import { isAlive, openTestProcesses } from '../../support/processes.js';
import { processesConformance } from './processes-conformance.js';

processesConformance('this machine', openTestProcesses, isAlive);
