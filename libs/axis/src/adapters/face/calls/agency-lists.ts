import { listReply } from '@lienthong/axis-protocol';
import type { AgencyRow, Qd20Row, UnitRow } from '@lienthong/axis-protocol';
import type { AgencyCodeGeneration } from '@lienthong/identifiers';
import type { AgencyView } from '@lienthong/registry';
import type { FacePorts, RunCall, SignedCall } from '../call.js';
import { wireTime } from './codes.js';

const newestOf = ({ codes }: AgencyView, generation: AgencyCodeGeneration): string =>
  codes.findLast((held) => held.generation === generation)?.code ?? '';

/** The code of QCVN 102:2016; empty for an agency that has none beside its main one. */
const oldCodeOf = (view: AgencyView): string => {
  const old = newestOf(view, 'qcvn102');
  return old === view.code ? '' : old;
};

function* agencies({ register, clock }: FacePorts): Generator<AgencyRow> {
  for (const { view } of register.each(clock.now())) {
    if (view.status === 'closed') continue;
    const { agencyId: id, parent: pid = '', code, name } = view;
    yield { id, pid, code, name, mail: '', oldCode: oldCodeOf(view) };
  }
}

/** The number of groups in a code: `1` for a ministry or a province. What is no number asks for all levels. */
const levelOf = ({ args }: SignedCall): number | undefined =>
  args.level !== undefined && /^[1-9]$/.test(args.level.trim()) ? Number(args.level) : undefined;

const depth = (code: string): number => code.split('.').length;

/**
 * The map between both generations of codes. The old code of a closed agency whose affairs went to one successor is
 * listed with that successor: it is who answers for it now.
 */
function* newAndOld({ register, clock }: FacePorts, level: number | undefined): Generator<Qd20Row> {
  const now = clock.now();
  for (const { view } of register.each(now)) {
    const code102 = newestOf(view, 'qcvn102');
    const answers = view.status === 'closed' ? register.resolve(view.code, now) : undefined;
    const holder = answers === undefined ? view : answers.kind === 'succeeded' ? answers.successor : undefined;
    if (holder === undefined || (answers !== undefined && code102 === '')) continue;
    const code = newestOf(holder, 'qd20');
    if (code === '' || (level !== undefined && depth(code) !== level)) continue;
    yield { id: holder.agencyId, code, name: holder.name, mail: '', code102 };
  }
}

function* units({ register, clock }: FacePorts): Generator<UnitRow> {
  for (const { view, version, since } of register.each(clock.now())) {
    yield {
      id: view.agencyId,
      pid: view.parent ?? '',
      code: view.code,
      name: view.name,
      mail: '',
      version,
      centerCode: '',
      deleted: view.status === 'closed',
      modifyDate: wireTime(since),
      isAgency: true,
    };
  }
}

/** getAgenciesList, in one reply as the real axis gives it: written row by row, never held whole. */
export const agenciesList: RunCall = (ports) => ({ kind: 'pieces', pieces: listReply(agencies(ports)) });

export const agenciesListQd20: RunCall = (ports, call) => ({
  kind: 'pieces',
  pieces: listReply(newAndOld(ports, levelOf(call))),
});

export const synchronizeUnit: RunCall = (ports) => ({ kind: 'pieces', pieces: listReply(units(ports)) });
