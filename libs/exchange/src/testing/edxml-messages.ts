import { parseEdxmlDate } from '@lienthong/edxml';
import type { EdxmlBusiness, EdxmlDocument, EdxmlOrgan, EdxmlStatus } from '@lienthong/edxml';
import type { BusinessTypeNumber, StatusCode } from '@lienthong/identifiers';
import type { Outcome } from '@lienthong/kernel';
import { headerPath } from '../application/intake/edxml-ports.js';
import type { EdxmlOutcome } from '../application/intake/edxml-ports.js';
import { statusOfEdxml } from '../application/intake/edxml-status.js';
import { submitEdxml } from '../application/intake/edxml-submit.js';
import { applyStatusMessage } from '../application/intake/status-message.js';
import type { StatusMessageOutcome } from '../application/intake/status-message.js';
import { everybody } from './world.js';
import type { World } from './world.js';

const organ = (organId: string): EdxmlOrgan => ({ organId: organId as EdxmlOrgan['organId'] });
const date = (text: string) => parseEdxmlDate(text).date;

export const wireId = 'G22,2026/03/02,12/VPCP-KTTH';

export interface MadeUp extends Partial<Omit<EdxmlDocument, 'from' | 'to' | 'business'>> {
  readonly from?: string;
  readonly type?: BusinessTypeNumber;
  readonly business?: Partial<EdxmlBusiness>;
}

/** A document of the Government Office, as the reader gives it. */
export const edxml = (
  to: readonly string[],
  { from = 'G22', type = 0, business = {}, ...more }: MadeUp = {},
): EdxmlDocument => ({
  kind: 'document',
  dialect: 'java',
  envelope: {},
  from: organ(from),
  to: to.map(organ),
  documentId: wireId,
  code: { number: '12', notation: 'VPCP-KTTH' },
  promulgation: { place: 'Hà Nội', date: date('2026/03/02') },
  subject: 'Về việc chuẩn bị hội nghị',
  toPlaces: [],
  responseFor: [],
  steeringType: '1',
  trace: [],
  business: { type, replacements: [], ...business },
  manifest: [],
  signature: { state: 'absent' },
  attachments: [],
  ...more,
});

export const recallOf = (to: readonly string[], more: MadeUp = {}): EdxmlDocument =>
  edxml(to, { type: 1, ...more, business: { documentId: wireId, reason: 'Sai thể thức', ...more.business } });

export const updateOf = (to: readonly string[], more: MadeUp = {}): EdxmlDocument =>
  edxml(to, { type: 2, ...more, business: { documentId: wireId, reason: 'Đính chính', ...more.business } });

/** Submits a message as the edge does: each attempt with parts and a key of its own. */
export const submit =
  (world: World) =>
  async (message: EdxmlDocument, test = false): Promise<Outcome<EdxmlOutcome>> =>
    submitEdxml(world.ports)(
      {
        message,
        recipientsPath: `${headerPath}/To`,
        warnings: [],
        stored: { message: { ref: 'blob-1', size: 900 }, attachments: [] },
        key: await world.ports.keyring.newDataKey(),
        test,
      },
      everybody,
      world.act(),
    );

export const statusMessage = (
  from: string,
  statusCode: StatusCode,
  more: Partial<EdxmlStatus> & { readonly addressee?: string; readonly at?: string } = {},
): EdxmlStatus => {
  const { addressee = 'G22', at = '2026/03/02 09:30:00', ...rest } = more;
  return {
    kind: 'status',
    dialect: 'java',
    envelope: {},
    from: organ(from),
    responseFor: { organId: addressee, code: '12/VPCP-KTTH', documentId: wireId },
    statusCode,
    timestamp: date(at),
    ...(statusCode === '02' || statusCode === '13' ? { description: 'Sai thể thức' } : {}),
    ...rest,
  };
};

export const tell =
  (world: World) =>
  (status: EdxmlStatus): Promise<Outcome<StatusMessageOutcome>> =>
    applyStatusMessage(world.ports)(statusOfEdxml(status, world.clock.now()), everybody, world.act());
