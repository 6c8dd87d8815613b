import { readFileSync } from 'node:fs';

export interface Memory {
  /** The most that was resident at any time, in MB of 10^6 bytes. */
  readonly peakRssMb: number;
  /** Resident now: of the process's own, and of files mapped into it. Linux only, else 0. */
  readonly ownMb: number;
  readonly mappedMb: number;
}

const KIB_PER_MB = 1000 / 1.024;

const statusOf = (): string => {
  try {
    return readFileSync('/proc/self/status', 'utf8');
  } catch {
    return '';
  }
};

export const memoryOf = (): Memory => {
  const status = statusOf();
  const mb = (name: string): number =>
    Number(new RegExp(`^${name}:\\s*(\\d+)`, 'm').exec(status)?.[1] ?? 0) / KIB_PER_MB;
  return {
    peakRssMb: process.resourceUsage().maxRSS / KIB_PER_MB,
    ownMb: mb('RssAnon'),
    mappedMb: mb('RssFile'),
  };
};
