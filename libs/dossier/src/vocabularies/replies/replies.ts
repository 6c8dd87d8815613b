import { folded } from './folded.js';

/** `done`: it was there already. `again`: repeat it later. `broken`: a step is missing; repeating does not mend it. */
export type ReplyMeaning = 'done' | 'again' | 'broken';

export interface KnownReply {
  readonly phrase: string;
  readonly meaning: ReplyMeaning;
  /** Whose answers it was seen in. */
  readonly seenIn: string;
}

const PORTAL = 'DongBoHoSoMC, cổng dịch vụ công';
const DVCLT = 'phần mềm DVCLT';
const TRANSPORT = 'lớp vận chuyển, không phải câu trả lời của đối tác';

/** Neither interface answers with a code: a phrase in free text is all there is. The broken ones come first. */
export const KNOWN_REPLIES: readonly KnownReply[] = [
  { phrase: 'logic xử lý không hợp lệ', meaning: 'broken', seenIn: DVCLT },
  { phrase: 'chưa cập nhật trạng thái', meaning: 'again', seenIn: DVCLT },
  { phrase: 'đã tồn tại', meaning: 'done', seenIn: `${PORTAL}; ${DVCLT}` },
  { phrase: 'đã trả kết quả', meaning: 'done', seenIn: DVCLT },
  { phrase: 'đã có kết quả xử lý', meaning: 'done', seenIn: DVCLT },
  { phrase: 'timed out', meaning: 'again', seenIn: TRANSPORT },
  { phrase: 'timeout', meaning: 'again', seenIn: TRANSPORT },
  { phrase: 'connection refused', meaning: 'again', seenIn: TRANSPORT },
  { phrase: 'econnrefused', meaning: 'again', seenIn: TRANSPORT },
  { phrase: 'econnreset', meaning: 'again', seenIn: TRANSPORT },
  { phrase: 'socket hang up', meaning: 'again', seenIn: TRANSPORT },
];

/** What a partner's free text means; undefined: not seen before, and a person has to read it. */
export const readReply = (text: string): KnownReply | undefined => {
  const heard = folded(text);
  return KNOWN_REPLIES.find(({ phrase }) => heard.includes(folded(phrase)));
};
