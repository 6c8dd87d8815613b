import { accept, assertNever, refuse } from '@lienthong/kernel';
import type { Decision } from '@lienthong/kernel';
import type { LocalDate } from '@lienthong/identifiers';
import type { Agency, AgencyHistory } from './agency.js';
import { checkCode, checkName, checkParent, checkSuccessors } from './agency.checks.js';
import { agencyRefusal } from './agency.commands.js';
import type { AgencyCommand, AgencyRefusal } from './agency.commands.js';
import type { AgencyDirectory } from './agency.directory.js';
import type { AgencyEvent } from './agency.events.js';
import { valueOn } from './dated.js';
import type { Timeline } from './dated.js';
import { sameFact } from './same-fact.js';

type AgencyDecision = Decision<AgencyEvent, AgencyRefusal>;
type DataOf<Type extends AgencyCommand['type']> = Extract<AgencyCommand, { type: Type }>['data'];

/** A repeat of what is recorded is no new fact; facts of one kind come in the order of their days. */
const next = <T>(timeline: Timeline<T>, from: LocalDate, value: T, event: AgencyEvent): AgencyDecision => {
  if (timeline.some((entry) => entry.from === from && sameFact(entry.value, value))) return accept();
  if (timeline.some((entry) => entry.from > from)) return refuse(agencyRefusal('agency/dates-out-of-order', 'from'));
  return timeline.length > 0 && sameFact(valueOn(timeline, from), value) ? accept() : accept(event);
};

const register = (directory: AgencyDirectory, data: DataOf<'RegisterAgency'>, state: Agency): AgencyDecision => {
  if (state.status !== 'unregistered') {
    const { source } = state.history.registration;
    return sameFact(state.history.registration, { ...data, source })
      ? accept()
      : refuse(agencyRefusal('agency/already-registered', 'code'));
  }
  const refusal =
    checkName(data.name) ??
    checkCode(directory, data.agencyId, data.code, data.from) ??
    checkParent(directory, data.agencyId, data.parent, data.from);
  return refusal === undefined ? accept({ type: 'AgencyRegistered', data }) : refuse(refusal);
};

const addCode = (directory: AgencyDirectory, data: DataOf<'AddAgencyCode'>, history: AgencyHistory): AgencyDecision => {
  if (history.codes.some((held) => held.value.code === data.code && held.from <= data.from)) return accept();
  const refusal = checkCode(directory, history.agencyId, data.code, data.from);
  return refusal === undefined ? accept({ type: 'AgencyCodeAdded', data }) : refuse(refusal);
};

const move = (directory: AgencyDirectory, data: DataOf<'MoveAgency'>, history: AgencyHistory): AgencyDecision => {
  const refusal = checkParent(directory, history.agencyId, data.parent, data.from);
  if (refusal !== undefined) return refuse(refusal);
  const level = data.level ?? valueOn(history.places, data.from)?.level ?? history.registration.level;
  return next(history.places, data.from, { parent: data.parent, level }, { type: 'AgencyMoved', data });
};

const lastDayOf = (history: AgencyHistory): LocalDate =>
  [history.codes, history.names, history.places, history.suspensions, history.endpoints, history.keys]
    .flatMap((timeline: Timeline<unknown>) => timeline.slice(-1))
    .reduce((last, { from }) => (from > last ? from : last), history.registration.from);

const succeed = (directory: AgencyDirectory, data: DataOf<'SucceedAgency'>, history: AgencyHistory): AgencyDecision => {
  if (lastDayOf(history) >= data.from) return refuse(agencyRefusal('agency/dates-out-of-order', 'from'));
  const refusal = checkSuccessors(directory, history.agencyId, data.successors, data.from);
  return refusal === undefined ? accept({ type: 'AgencySucceeded', data }) : refuse(refusal);
};

const change = (
  directory: AgencyDirectory,
  command: Exclude<AgencyCommand, { type: 'RegisterAgency' }>,
  history: AgencyHistory,
): AgencyDecision => {
  switch (command.type) {
    case 'AddAgencyCode':
      return addCode(directory, command.data, history);
    case 'RenameAgency': {
      const { data } = command;
      const refusal = checkName(data.name);
      if (refusal !== undefined) return refuse(refusal);
      return next(history.names, data.from, data.name, { type: 'AgencyRenamed', data });
    }
    case 'MoveAgency':
      return move(directory, command.data, history);
    case 'SuspendAgency':
      return next(history.suspensions, command.data.from, true, { type: 'AgencySuspended', data: command.data });
    case 'ResumeAgency':
      if (history.suspensions.length === 0) return accept();
      return next(history.suspensions, command.data.from, false, { type: 'AgencyResumed', data: command.data });
    case 'SucceedAgency':
      return succeed(directory, command.data, history);
    case 'ChangeEndpoint': {
      const { data } = command;
      return next(history.endpoints, data.from, data.endpoint, { type: 'EndpointChanged', data });
    }
    case 'RotateKey':
      return next(history.keys, command.data.from, command.data.key, { type: 'KeyRotated', data: command.data });
    default:
      return assertNever(command);
  }
};

/** Decides for one agency; what it must know of the others it asks the directory. */
export const decideAgency =
  (directory: AgencyDirectory) =>
  (command: AgencyCommand, state: Agency): AgencyDecision => {
    if (command.type === 'RegisterAgency') return register(directory, command.data, state);
    if (state.status === 'unregistered') return refuse(agencyRefusal('agency/unknown'));
    const { from } = command.data;
    if (from < state.history.registration.from) return refuse(agencyRefusal('agency/before-registration', 'from'));
    if (state.status === 'closed') {
      if (command.type === 'SucceedAgency') {
        const { successors } = command.data;
        const same = from === state.closing.from && sameFact(successors, state.closing.successors);
        return same ? accept() : refuse(agencyRefusal('agency/already-closed', 'from'));
      }
      if (from >= state.closing.from) return refuse(agencyRefusal('agency/closed', 'from'));
    }
    return change(directory, command, state.history);
  };
