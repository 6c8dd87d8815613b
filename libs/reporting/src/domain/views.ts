import type { View } from './standing.js';

/** The form as handed in, and the same quarter with what it hides. */
export const VIEWS = {
  reported: { basis: 'recorded', post: 'counted' },
  postSetApart: { basis: 'recorded', post: 'set-apart' },
  reconciled: { basis: 'happened', post: 'counted' },
  reconciledPostSetApart: { basis: 'happened', post: 'set-apart' },
} as const satisfies Record<string, View>;
export type ViewName = keyof typeof VIEWS;

export const VIEW_NAMES = Object.keys(VIEWS) as readonly ViewName[];
