import { exposeDelivery } from '../application/delivery/hand-out.js';
import { reportStatus } from '../application/delivery/report.js';
import { contentOfJson } from '../application/intake/json-document.js';
import type { UpdateRequest } from '../application/changes/update.js';
import { document, valueOf } from './sending.js';
import type { World } from './world.js';

export const recalling = (transfer: string, agencies: readonly string[] = [], requestId = 'r-1') => ({
  transfer,
  sender: 'G22',
  requestId,
  agencies,
  reason: 'Sai thể thức',
});
export const updating = (transfer: string, more: Partial<UpdateRequest> = {}): UpdateRequest => ({
  transfer,
  sender: 'G22',
  requestId: 'u-1',
  reason: 'Đính chính',
  added: [],
  removed: [],
  warnings: [],
  ...more,
});
export const newContent = () => valueOf(contentOfJson({ ...document, subject: 'Đính chính' }, [], 'G22', 'm-1'));
export const expose = (world: World, transfer: string, agency: string) =>
  exposeDelivery(world.ports)(transfer, agency, 'system-2', world.act());
export const report = (world: World, transfer: string, agency: string, code: string) =>
  reportStatus(world.ports)(
    { transfer, agency, code, reportId: `r-${agency}-${code}`, claimedAt: world.clock.now(), reason: 'x' },
    world.act(),
  );
