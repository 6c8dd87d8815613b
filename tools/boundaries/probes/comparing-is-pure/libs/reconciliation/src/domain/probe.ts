import { readFileSync } from 'node:fs';

export const probe = readFileSync;
