import type { Instant } from '@lienthong/kernel';
import type { Channel } from '../../domain/dossier.events.js';
import type { Basis } from '../recorded.js';
import { basisOf } from '../true-time.js';
import type { Vocabulary } from '../vocabulary.js';
import type { DongBoHoSoMC, HoSoBoSung } from './dong-bo-ho-so.fields.js';
import { fileStateAfter } from './dong-bo-ho-so.state.js';
import type { FileState, Supplement } from './dong-bo-ho-so.state.js';
import { portalVocabulary } from './portal-vocabulary.js';
import type { PortalRecord } from './portal-vocabulary.js';
import { portalTime } from './wire-time.js';
import type { NamesOfDossier, OwnerOfDossier } from './words-of-dossier.js';

export interface DongBoRecord {
  readonly basis: Basis;
  readonly record: DongBoHoSoMC;
}

const CHANNEL: Readonly<Record<Channel, DongBoHoSoMC['KenhThucHien']>> = { direct: '1', online: '2', post: '3' };
const SUMMARY_LENGTH = 1000;

const time = <Name extends string>(name: Name, at: Instant | undefined): { readonly [Key in Name]?: string } =>
  at === undefined ? {} : ({ [name]: portalTime(at) } as { readonly [Key in Name]?: string });

/** Shortened for all to see, never silently. */
const summaryOf = (text: string): string =>
  text.length > SUMMARY_LENGTH ? `${text.slice(0, SUMMARY_LENGTH - 1)}…` : text;

const ownerFields = (owner: OwnerOfDossier | undefined) =>
  owner && {
    ChuHoSo: owner.name,
    LoaiDoiTuong: owner.kind,
    DinhDanhCHS: owner.identity,
    TrichYeuHoSo: summaryOf(owner.summary),
  };

const supplementOf = ({ reason, askedAt, receivedAt, dueBefore, dueAfter }: Supplement): HoSoBoSung => ({
  NoiDungBoSung: reason,
  NgayBoSung: portalTime(askedAt),
  ...time('NgayTiepNhanBoSung', receivedAt),
  ...time('NgayHenTraTruoc', dueBefore),
  ...time('NgayHenTraMoi', dueAfter),
});

const workingUnits = ({ working, receiver }: FileState, names: NamesOfDossier): string => {
  const agencies = working.length > 0 ? working.map(({ agency }) => agency) : receiver === undefined ? [] : [receiver];
  return [...new Set(agencies)].map((agency) => names.agency(agency)).join('; ');
};

interface Known {
  readonly filing: NonNullable<FileState['filing']>;
  readonly code: string;
}

const fieldsOf = (
  state: FileState,
  { filing, code }: Known,
  status: PortalRecord['status'],
  names: NamesOfDossier,
  owner: OwnerOfDossier | undefined,
): DongBoHoSoMC => ({
  MaHoSo: code,
  MaTTHC: filing.procedure,
  TenTTHC: names.procedure,
  KenhThucHien: CHANNEL[filing.channel],
  ...ownerFields(owner),
  NgayNopHoSo: portalTime(filing.filedAt),
  ...time('NgayTiepNhan', state.receivedAt),
  ...time('NgayHenTra', state.due),
  ...time('NgayTra', state.deliveredAt),
  ...time('NgayKetThucXuLy', state.finishedAt),
  TrangThaiHoSo: status,
  DonViXuLy: workingUnits(state, names),
  TaiLieuNop: state.filed.map((item) => ({ MaThanhPhanHoSo: item, TenTepDinhKem: names.item(item) })),
  DanhSachLePhi: state.fees.map((fee) => ({ TenPhiLePhi: names.fee(fee) })),
  DanhSachHoSoBoSung: state.supplements.map(supplementOf),
  DanhSachGiayToKetQua: state.results.map((item) => ({ MaThanhPhanHoSo: item, TenGiayTo: names.item(item) })),
});

const EMPTY: FileState = {
  status: portalVocabulary.initial,
  working: [],
  filed: [],
  fees: [],
  supplements: [],
  results: [],
};

/**
 * The records of DongBoHoSoMC, one whenever something in it changes. Without a dossier code there is none: a dossier
 * that was only filed is told of once it is received, first as registered with the time of its filing, then as
 * received.
 */
export const dongBoHoSo = (names: NamesOfDossier, owner?: OwnerOfDossier): Vocabulary<FileState, DongBoRecord> => ({
  initial: EMPTY,
  next: (before, recorded) => {
    const basis = basisOf(recorded, before.told);
    const said = portalVocabulary.next(before.status, recorded);
    const state: FileState = {
      ...fileStateAfter(before, recorded.event, basis),
      status: said.state,
      told: basis.at,
    };
    const { filing, code } = state;
    const last = said.state.last;
    if (filing === undefined || code === undefined || last === undefined) return { state, records: [] };
    const known = { filing, code };
    if (before.code === undefined) {
      const registered = { ...before, code };
      return {
        state,
        records: [
          { basis: filing.basis, record: fieldsOf(registered, known, '1', names, owner) },
          { basis, record: fieldsOf(state, known, last, names, owner) },
        ],
      };
    }
    const record = fieldsOf(state, known, last, names, owner);
    const same = fieldsOf(before, known, before.status.last ?? last, names, owner);
    const changed = said.records.length > 0 || JSON.stringify(record) !== JSON.stringify(same);
    return { state, records: changed ? [{ basis, record }] : [] };
  },
});
