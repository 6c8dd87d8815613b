import type { Instant } from '@lienthong/kernel';
import type { AgencyId } from '@lienthong/identifiers';
import type { DossierEvent } from '../../domain/dossier.events.js';
import type { Basis } from '../recorded.js';
import { madeOf } from '../of-event.js';
import { basisOf } from '../true-time.js';
import type { Vocabulary } from '../vocabulary.js';
import { contentOf } from './cap-nhat-tien-do.words.js';
import { portalVocabulary } from './portal-vocabulary.js';
import type { PortalState } from './portal-vocabulary.js';
import type { PortalStatus } from './portal-status.js';
import { portalTime } from './wire-time.js';
import type { NamesOfDossier } from './words-of-dossier.js';

/** Times are `yyyyMMddHHmmss`, Asia/Ho_Chi_Minh. */
export interface CapNhatTienDoHoSoMC {
  readonly MaHoSo: string;
  /** Empty where nobody was named: a name is never made up. */
  readonly NguoiXuLy: string;
  /** The hub holds nobody's title. */
  readonly ChucDanh: '';
  readonly ThoiDiemXuLy: string;
  readonly PhongBanXuLy: string;
  readonly NoiDungXuLy: string;
  readonly TrangThai: PortalStatus;
  readonly NgayBatDau?: string;
  readonly NgayKetThucTheoQuyDinh?: string;
}

export interface ProgressRecord {
  readonly basis: Basis;
  readonly record: CapNhatTienDoHoSoMC;
}

interface WorkingLeg {
  readonly agency: AgencyId;
  readonly since: Instant;
  readonly due: Instant;
}

export interface ProgressState {
  readonly status: PortalState;
  readonly code?: string;
  readonly receiver?: AgencyId;
  readonly legs: Readonly<Record<string, WorkingLeg>>;
  /** Told once the dossier has its code. */
  readonly filing?: { readonly basis: Basis; readonly content: string };
}

const withLeg = (state: ProgressState, leg: string, at: WorkingLeg): ProgressState => ({
  ...state,
  legs: { ...state.legs, [leg]: at },
});

const changed = (state: ProgressState, leg: string, change: Partial<WorkingLeg>): ProgressState => {
  const at = state.legs[leg];
  return at === undefined ? state : withLeg(state, leg, { ...at, ...change });
};

const stateAfter = (state: ProgressState, event: DossierEvent): ProgressState =>
  madeOf<ProgressState>(event, {
    DossierFiled: ({ data }) => ({ ...state, receiver: data.receiver }),
    DossierReceived: ({ data }) => ({ ...state, code: data.codes.oneStop }),
    ReceiverSucceeded: ({ data }) => ({ ...state, receiver: data.to }),
    LegStarted: ({ data: { leg, agency, handedOverAt, due } }) =>
      withLeg(state, leg, { agency, since: handedOverAt, due }),
    LegResumed: ({ data: { leg, due } }) => changed(state, leg, { due }),
    LegDueMoved: ({ data: { leg, due } }) => changed(state, leg, { due }),
    LegHandedToSuccessor: ({ data: { leg, to } }) => changed(state, leg, { agency: to }),
  }) ?? state;

const legOf = ({ legs }: ProgressState, { data }: DossierEvent): WorkingLeg | undefined =>
  'leg' in data ? legs[data.leg] : undefined;

const officeOf = (state: ProgressState, event: DossierEvent, names: NamesOfDossier): string => {
  const unit = event.type === 'StepReported' ? names.step(event.data.leg, event.data.step).unit : undefined;
  const agency = legOf(state, event)?.agency ?? state.receiver;
  return unit ?? (agency === undefined ? '' : names.agency(agency));
};

/** Who wrote a fact, where it says so. */
const personOf = (event: DossierEvent): string => {
  const said = 'personal' in event ? event.personal : {};
  return said.person ?? '';
};

const recordOf = (
  state: ProgressState,
  MaHoSo: string,
  { at }: Basis,
  event: DossierEvent,
  content: string,
  names: NamesOfDossier,
): CapNhatTienDoHoSoMC => {
  const leg = legOf(state, event);
  return {
    MaHoSo,
    NguoiXuLy: personOf(event),
    ChucDanh: '',
    ThoiDiemXuLy: portalTime(at),
    PhongBanXuLy: officeOf(state, event, names),
    NoiDungXuLy: content,
    TrangThai: state.status.last ?? '1',
    ...(leg && { NgayBatDau: portalTime(leg.since), NgayKetThucTheoQuyDinh: portalTime(leg.due) }),
  };
};

/** The records of CapNhatTienDoHoSoMC: one for each thing that was done. None before the dossier has its code. */
export const capNhatTienDo = (names: NamesOfDossier): Vocabulary<ProgressState, ProgressRecord> => ({
  initial: { status: portalVocabulary.initial, legs: {} },
  next: (before, recorded) => {
    const { event } = recorded;
    const basis = basisOf(recorded);
    const content = contentOf(event, names);
    const status = portalVocabulary.next(before.status, recorded).state;
    const state: ProgressState = {
      ...stateAfter(before, event),
      status,
      ...(event.type === 'DossierFiled' && content !== undefined ? { filing: { basis, content } } : {}),
    };
    if (content === undefined || state.code === undefined) return { state, records: [] };
    const record = recordOf(state, state.code, basis, event, content, names);
    if (before.code !== undefined || before.filing === undefined) return { state, records: [{ basis, record }] };
    const { filing } = before;
    const registered = {
      ...record,
      ThoiDiemXuLy: portalTime(filing.basis.at),
      NoiDungXuLy: filing.content,
      TrangThai: '1' as const,
    };
    return {
      state,
      records: [
        { basis: filing.basis, record: registered },
        { basis, record },
      ],
    };
  },
});
