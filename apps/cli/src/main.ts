#!/usr/bin/env -S node --max-semi-space-size=8 --heap-growing-percent=40
import { wrongNode } from './wrong-node.js';

// An older Node cannot even read the rest: it is loaded only where it can run.
const wrong = wrongNode(process.versions.node);
if (wrong === undefined) {
  const { start } = await import('./start.js');
  await start();
} else {
  process.stderr.write(`${wrong}\n`);
  process.exitCode = 3;
}
