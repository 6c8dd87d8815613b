import type { Area } from '../entry.js';

const refusalOf = (vi: string, en: string) => ({ status: 422, vi, en });

export const succession = {
  'agency/successor-of-itself': refusalOf(
    'Đơn vị không thể kế thừa chính mình.',
    'An agency cannot succeed itself. Name the agency that takes over.',
  ),
  'agency/successor-unknown': refusalOf(
    'Đơn vị kế thừa {agency} chưa được đăng ký.',
    'The successor {agency} is not registered. Register it first.',
  ),
  'agency/successor-closed': refusalOf(
    'Đơn vị kế thừa {agency} đã giải thể.',
    'The successor {agency} is closed on that day. Name an open one.',
  ),
  'agency/successor-not-yet': refusalOf(
    'Đơn vị kế thừa {agency} chưa hoạt động vào ngày này.',
    'The successor {agency} begins later than that day. Correct one of the days.',
  ),
  'agency/successor-twice': refusalOf(
    'Đơn vị kế thừa {agency} được ghi nhiều lần với cùng phạm vi.',
    'The successor {agency} is named twice with the same scope. Name it once.',
  ),
  'agency/succession-cycle': refusalOf(
    'Đơn vị kế thừa {agency} lại do chính đơn vị này kế thừa.',
    'The successor {agency} was itself succeeded by this agency. Correct the chain.',
  ),
  'agency/scope-conflict': refusalOf(
    'Phạm vi kế thừa của {agency} chồng lấn với đơn vị khác.',
    'The scope of successor {agency} overlaps another successor. Divide the scopes.',
  ),
  'agency/scope-empty': refusalOf(
    'Phạm vi kế thừa của {agency} để trống.',
    'The scope of successor {agency} is empty. Name a territory, a line of work, or everything.',
  ),
} as const satisfies Area<'agency'>;
