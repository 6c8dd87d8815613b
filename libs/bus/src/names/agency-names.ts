/** The three topics of an agency with a bus mandate. */
export interface AgencyTopics {
  /** The agency writes, the hub reads. */
  readonly out: string;
  /** The hub writes, the agency reads. */
  readonly in: string;
  /** What the hub could not read of `out`; the agency reads. */
  readonly deadLetters: string;
}

const root = 'lienthong.agency.';

/** Named by the agency's immutable id: codes come and go, topics do not. */
export const agencyTopics = (agencyId: string): AgencyTopics => ({
  out: `${root}${agencyId}.out`,
  in: `${root}${agencyId}.in`,
  deadLetters: `${root}${agencyId}.dlq`,
});

const form = /^lienthong\.agency\.(.+)\.(out|in|dlq)$/;

export const agencyOfTopic = (topic: string): string | undefined => form.exec(topic)?.[1];

/** The consumer group of who reads an agency's `in` and dead letters; its offsets are the agency's acknowledgement. */
export const agencyGroup = (agencyId: string): string => `${root}${agencyId}`;
