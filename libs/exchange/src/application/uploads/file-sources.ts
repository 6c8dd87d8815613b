import { ok, refused } from '@lienthong/kernel';
import type { Instant, Outcome } from '@lienthong/kernel';
import { lookAtContent } from '../content/hand-out-content.js';
import type { Act } from '../ledger/execute.js';
import type { Settling } from '../routing/settle.js';
import type { UploadPorts } from './ports.js';
import { releaseUpload, useUpload } from './use-upload.js';
import type { Claim, Claimant } from './use-upload.js';

interface Attachment {
  readonly transfer: string;
  /** From 0. */
  readonly attachment: number;
}

/** What other contexts take files from: bytes that went ahead of an act, and attachments that an agency may read. */
export const fileSources = (ports: UploadPorts & { readonly routing: Settling }) => ({
  /** Refusals as of `useUpload`. */
  take: async (
    claim: Claim,
    claimant: Omit<Claimant, 'record'>,
    act: Act,
  ): Promise<Outcome<AsyncIterable<Uint8Array>>> => {
    const taken = await useUpload(ports)(claim, claimant, act);
    return taken.ok ? ok(taken.value.stream) : taken;
  },
  giveBack: (upload: string, { by }: Pick<Claimant, 'by'>, act: Act): Promise<void> =>
    releaseUpload(ports)(upload, by, act),
  /** Nothing is recorded: no content leaves. Refusals as of `lookAtContent`, and `attachment/unknown`. */
  mayRead: async (
    { transfer, attachment }: Attachment,
    { agency, system }: Pick<Claimant, 'agency' | 'system'>,
    at: Instant,
  ): Promise<Outcome<undefined>> => {
    const mandates = { mayActFor: (one: string) => one === agency };
    const seen = await lookAtContent(ports)(transfer, { system, role: 'agency', mandates }, at);
    if (!seen.ok) return seen;
    const { attachments } = seen.value.version.content;
    return attachment < attachments.length ? ok(undefined) : refused({ code: 'attachment/unknown' });
  },
});
