import { Readable } from 'node:stream';
import { validateDto } from '@lienthong/http-edge';
import { assertNever } from '@lienthong/kernel';
import type { BusCommand, DossierBusCommand } from '../../domain/inbox/answer.js';
import { withParts } from '../intake/bodies/with-parts.js';
import { recallOwn, replaceOwn, updateOwn } from '../intake/change.js';
import { RecallDto } from '../intake/dto/change.dto.js';
import { ReportDto } from '../intake/dto/status.dto.js';
import { ownTransfer } from '../intake/own-transfer.js';
import { recipientOfCode, reportOnDelivery } from '../intake/report.js';
import { submitBody } from '../intake/submit.js';
import { ClaimedEdxmlDto } from './dto/files.dto.js';
import type { BusMessage } from './message.js';
import type { BusAnswer, BusPorts } from './ports.js';
import { readBody, readJson, withIdentity, withoutTransfer, invalid } from './read-body.js';
import { claimed, receiveJson, receiveXml } from './receive-files.js';

type Run = (ports: BusPorts, message: BusMessage) => Promise<BusAnswer>;

/** A document or a status message: JSON with its files, one edXML message, or one that went ahead over HTTP. */
const submit: Run = (ports, message) => {
  const body = readBody(message.event);
  const { caller } = message;
  if (body.kind === 'xml') {
    const receive = receiveXml(ports, () => Promise.resolve(Readable.from([body.bytes])));
    return withParts(ports)(receive, (received, parts) => submitBody(ports)(received, parts, caller, false));
  }
  if ('edxml' in body.json) {
    const { edxml, test = false } = validateDto(ClaimedEdxmlDto, body.json);
    const receive = receiveXml(ports, () => claimed(ports, edxml, message, '/edxml'));
    return withParts(ports)(receive, (received, parts) => submitBody(ports)(received, parts, caller, test));
  }
  const receive = receiveJson(ports, message, withIdentity(message.event, body.json));
  return withParts(ports)(receive, (received, parts) => submitBody(ports)(received, parts, caller, false));
};

/** The speaker's own delivery; `agency` names another one for the sender's 13. */
const report: Run = (ports, { event, caller, claimant }) => {
  const { transfer, rest } = withoutTransfer(withIdentity(event, readJson(event)));
  const { agency: code, ...reported } = rest;
  if (code !== undefined && typeof code !== 'string') throw invalid('/agency', 'is-string');
  const dto = validateDto(ReportDto, reported);
  const { addressees, clock } = ports.exchange;
  const agency = code === undefined ? claimant.agency : recipientOfCode(addressees, code, clock.now());
  return reportOnDelivery(ports)(transfer, agency, caller, dto);
};

const recall: Run = async (ports, { event, caller }) => {
  const { transfer, rest } = withoutTransfer(withIdentity(event, readJson(event)));
  const dto = validateDto(RecallDto, rest);
  return recallOwn(ports)(await ownTransfer(ports)(transfer, caller), dto);
};

const update: Run = async (ports, message) => {
  const { transfer, rest } = withoutTransfer(withIdentity(message.event, readJson(message.event)));
  const own = await ownTransfer(ports)(transfer, message.caller);
  return withParts(ports)(receiveJson(ports, message, rest), (body, parts) => updateOwn(ports)(own, body, parts));
};

const replace: Run = async (ports, message) => {
  const { transfer, rest } = withoutTransfer(withIdentity(message.event, readJson(message.event)));
  const { caller } = message;
  const own = await ownTransfer(ports)(transfer, caller);
  return withParts(ports)(receiveJson(ports, message, rest), (body, parts) =>
    replaceOwn(ports)(own, body, parts, caller),
  );
};

const onDossier =
  (command: DossierBusCommand): Run =>
  async ({ dossiers }, { event, caller }) => {
    if (dossiers === undefined) throw new TypeError('This edge was started without dossiers');
    return { kind: 'dossier', ...(await dossiers.run(command, event.id, readJson(event), caller)) };
  };

const runOf = (command: BusCommand): Run => {
  switch (command) {
    case 'submit':
      return submit;
    case 'report':
      return report;
    case 'recall':
      return recall;
    case 'update':
      return update;
    case 'replace':
      return replace;
    case 'dossier-file':
    case 'dossier-receive':
    case 'dossier-refuse':
    case 'dossier-link-code':
    case 'dossier-report':
    case 'dossier-answer':
    case 'dossier-apologise':
    case 'dossier-withdraw':
    case 'dossier-stop':
    case 'dossier-deliver':
      return onDossier(command);
    default:
      return assertNever(command);
  }
};

/** Does what a message asks for, by the same code as HTTP. Throws `Refused`. */
export const runCommand = async (command: BusCommand, ports: BusPorts, message: BusMessage): Promise<BusAnswer> =>
  runOf(command)(ports, message);
