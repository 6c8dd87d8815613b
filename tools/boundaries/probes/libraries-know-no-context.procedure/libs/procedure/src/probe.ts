import { timersOf } from '@lienthong/dossier';

export const probe = timersOf;
