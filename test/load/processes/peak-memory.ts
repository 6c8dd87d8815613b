import { readFileSync } from 'node:fs';

/** The most that another process had resident at any time, in MB of 10^6 bytes. Linux only, else 0. */
export const peakMemoryOf = (pid: number | undefined): number => {
  try {
    const status = readFileSync(`/proc/${pid ?? 0}/status`, 'utf8');
    return (Number(/^VmHWM:\s*(\d+)/m.exec(status)?.[1] ?? 0) * 1.024) / 1000;
  } catch {
    return 0;
  }
};
