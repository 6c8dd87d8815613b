import { readReply } from '@lienthong/dossier/vocabularies';
import type { StatusRecord } from '@lienthong/dossier/vocabularies';
import { Fault } from '@lienthong/kernel';
import type { SentAnswer } from '../../domain/reconciliation.events.js';
import type { Partner, ToAgency } from '../ports.js';

export interface Sent {
  /** Of the missing ones, those that went out; in order, and none behind one that was not taken. */
  readonly sent: readonly StatusRecord[];
  readonly answer: SentAnswer;
}

/**
 * Sends again exactly what is missing, one record after the other. "There already" is as good as taken. Where the partner
 * says that the order is broken, or says something that nobody has seen before, nothing more is sent. "Try again" throws
 * the retriable Fault `reconciliation/partner-not-ready`.
 */
export const sendMissing =
  (partner: Partner) =>
  async (missing: readonly StatusRecord[], to: Omit<ToAgency, 'told'>): Promise<Sent> => {
    const sent: StatusRecord[] = [];
    let answer: SentAnswer = 'consigned';
    for (const record of missing) {
      const result = await partner.send(record, { ...to, cause: `${to.cause}/${record.event}` });
      sent.push(record);
      if (result === 'consigned') continue;
      const meaning = result.reply === '' ? 'done' : readReply(result.reply)?.meaning;
      if (meaning === 'again')
        throw new Fault('reconciliation/partner-not-ready', 'The partner asks to try again', { retriable: true });
      if (meaning !== 'done') return { sent, answer: meaning === 'broken' ? 'broken' : 'unread' };
      answer = 'taken';
    }
    return { sent, answer };
  };
