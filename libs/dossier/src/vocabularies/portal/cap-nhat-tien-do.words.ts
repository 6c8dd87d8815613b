import type { DossierEvent } from '../../domain/dossier.events.js';
import { madeOf } from '../of-event.js';
import type { NamesOfDossier } from './words-of-dossier.js';

const because = (text: string, reason: string | undefined): string =>
  reason === undefined || reason === '' ? text : `${text}: ${reason}`;

/** What was done, for whoever follows the dossier; undefined: no progress to tell of. */
export const contentOf = (event: DossierEvent, names: NamesOfDossier): string | undefined =>
  madeOf<string>(event, {
    DossierFiled: () => 'Nộp hồ sơ',
    DossierReceived: () => 'Tiếp nhận hồ sơ',
    LegStarted: ({ data }) => `Chuyển xử lý: ${names.leg(data.leg)}`,
    LegAcknowledged: ({ data }) => `Đã nhận hồ sơ để xử lý: ${names.leg(data.leg)}`,
    StepReported: ({ data }) => `Đã thực hiện bước: ${names.step(data.leg, data.step).name}`,
    LegCompleted: ({ data }) => `Đã xử lý xong: ${names.leg(data.leg)}`,
    LegFailed: ({ data, personal }) => because(`Không giải quyết được: ${names.leg(data.leg)}`, personal.reason),
    LegReturned: ({ data, personal }) => because(`Trả lại để sửa: ${names.leg(data.to)}`, personal.reason),
    SupplementRequested: ({ personal }) => because('Yêu cầu bổ sung giấy tờ', personal.reason),
    SupplementReceived: () => 'Đã nhận giấy tờ bổ sung',
    FeeRequested: ({ data }) => `Yêu cầu nộp: ${names.fee(data.fee)}`,
    FeePaid: () => 'Đã thực hiện nghĩa vụ tài chính',
    ApologyIssued: ({ personal }) => because('Xin lỗi và hẹn lại ngày trả kết quả', personal.reason),
    DossierWithdrawn: ({ personal }) => because('Công dân rút hồ sơ', personal.reason),
    DossierStopped: ({ personal }) => because('Dừng xử lý', personal.reason),
    DossierRefused: ({ data }) => `Dừng xử lý do không giải quyết được: ${names.leg(data.leg)}`,
    ResultIssued: () => 'Đã có kết quả',
    ResultDelivered: () => 'Đã trả kết quả cho công dân',
  });
