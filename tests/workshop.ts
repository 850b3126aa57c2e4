/** The program that most tests read: the 2017 workshop, in a copy that stays whatever lies in `data/`. */
import { resolve } from 'node:path';

export const WORKSHOP = resolve(import.meta.dirname, 'fixtures/workshop');
