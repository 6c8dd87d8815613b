import { edxmlFit, UNSAID } from './edxml-fit.js';
import type { JsonDocument } from './json-document.js';
import { at } from '../../testing/world.js';

const now = at('2026-03-02T01:00:00Z');
const sound: JsonDocument = {
  subject: 'Về việc thử',
  number: '12',
  notation: 'UBND-NC',
  promulgatedOn: '2026-03-02',
};
const submitted = (document: JsonDocument, recipients = ['H26', 'H37'], senderCode = 'G22') => {
  const { number, notation, promulgatedOn, documentId = 'd-1', dueOn } = document;
  const said = Object.entries({ number, notation, promulgatedOn, dueOn }).filter(([, value]) => value !== undefined);
  const head = { documentId, ...Object.fromEntries(said) };
  return { senderCode, recipients, head, businessType: 0 as const, replaces: [] };
};
const unfit = (more: Partial<JsonDocument>, recipients?: string[]) => {
  const document = { ...sound, ...more };
  return edxmlFit(submitted(document, recipients), document, now).map(({ path }) => path);
};
const long = 'x'.repeat(600);

describe('where a JSON document does not fit edXML', () => {
  it('is nowhere for a sound one', () => {
    expect(unfit({})).toEqual([]);
  });

  it.each<[string, Partial<JsonDocument>]>([
    ['number', { number: '1'.repeat(12) }],
    ['notation', { notation: long }],
    ['place', { place: long }],
    ['typeName', { typeName: long }],
    ['subject', { subject: long }],
    ['content', { content: long }],
    ['signer/competence', { signer: { competence: long } }],
    ['signer/position', { signer: { position: long } }],
    ['signer/fullName', { signer: { fullName: long } }],
    ['staff/department', { staff: { department: long } }],
    ['staff/staff', { staff: { staff: long } }],
    ['staff/email', { staff: { email: long } }],
    ['staff/mobile', { staff: { mobile: long } }],
    ['toPlaces', { toPlaces: ['VT', long] }],
    ['responseTo/1/organId', { responseTo: [{ organId: 'H26' }, { organId: long }] }],
    ['responseTo/0/code', { responseTo: [{ organId: 'H26', code: ' 1' }] }],
    ['priority', { priority: 9 }],
    ['steeringType', { steeringType: 9 }],
    ['documentId', { documentId: ' a' }],
    ['attachments/1/name', { attachments: [{ name: 'a.pdf' }, { name: long }] }],
    ['attachments/0/description', { attachments: [{ name: 'a.pdf', description: ' a' }] }],
  ])('is told as /document/%s', (member, more) => {
    expect(unfit(more)).toEqual([`/document/${member}`]);
  });

  it('counts recipients as they were sent, whichever of them edXML has no place for', () => {
    expect(unfit({}, ['@', 'H26', 'h26'])).toEqual(['/to/2']);
    expect(unfit({}, ['@'])).toEqual(['/to']);
    expect(edxmlFit(submitted(sound, ['H26'], '@'), sound, now)).toMatchObject([{ path: '/from' }]);
    expect(edxmlFit(submitted(sound, ['H26', 'h26']), sound, now, UNSAID)).toMatchObject([{ path: '' }]);
  });
});
