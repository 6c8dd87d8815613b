import fc from 'fast-check';
import type { WireOrganId } from '../model/organ.js';
import { documentArbitrary, statusArbitrary } from '../testing/arbitraries.js';
import { MESSAGE_HEADER, documentXml, statusXml } from '../testing/messages.js';
import { documentOf, read, statusOf } from '../testing/reading.js';
import { without } from '../testing/without.js';
import { checkWritable } from './check-writable.js';
import type { DocumentDraft, EdxmlDraft } from './draft.js';

const refusal = (draft: EdxmlDraft, attachments?: Parameters<typeof checkWritable>[1]) => {
  const outcome = checkWritable(draft, attachments);
  return outcome.ok ? 'writable' : `${outcome.refusal.code} ${outcome.refusal.path ?? ''}`;
};

describe('what the strict writer refuses', () => {
  let draft: DocumentDraft;

  beforeAll(async () => {
    draft = documentOf(await read(documentXml([])));
  });

  it('takes whatever the standard can carry', () => {
    fc.assert(fc.property(fc.oneof(documentArbitrary, statusArbitrary), (any) => checkWritable(any).ok));
  });

  it('refuses an over-long text, counted in characters', () => {
    const named = (organName: string) => ({ ...draft, from: { ...draft.from, organName } });
    expect(refusal(named('😀'.repeat(200)))).toBe('writable');
    expect(refusal(named('a'.repeat(201)))).toBe(`edxml/too-long ${MESSAGE_HEADER}/From/OrganName`);
  });

  it('names the recipient that it refuses', () => {
    const [first, second] = draft.to;
    const to = [first!, { ...second!, fax: '1'.repeat(21) }];
    expect(refusal({ ...draft, to })).toBe(`edxml/too-long ${MESSAGE_HEADER}/To[2]/Fax`);
    expect(refusal({ ...draft, to: [first!, first!] })).toBe(
      `edxml/duplicate-recipient ${MESSAGE_HEADER}/To[2]/OrganId`,
    );
  });

  it('refuses what the standard requires and the draft lacks', () => {
    expect(refusal(without(draft, 'subject'))).toBe(`edxml/required ${MESSAGE_HEADER}/Subject`);
    expect(refusal(without(draft, 'steeringType'))).toBe(`edxml/required ${MESSAGE_HEADER}/SteeringType`);
    expect(refusal({ ...draft, code: {} })).toBe(`edxml/required ${MESSAGE_HEADER}/Code/CodeNumber`);
    expect(refusal({ ...draft, promulgation: {} })).toMatch(/^edxml\/required .*PromulgationDate$/);
    expect(refusal({ ...draft, trace: [] })).toMatch(/^edxml\/required .*TraceHeaderList\/TraceHeader\[1\]$/);
    expect(refusal({ ...draft, to: [] })).toBe(`edxml/required ${MESSAGE_HEADER}/To[1]`);
    expect(refusal({ ...draft, to: [], business: { type: 1, replacements: [] } })).toBe('writable');
  });

  it('refuses values that are none', () => {
    const unread = { kind: 'unread', raw: '2014/02/30' } as const;
    expect(refusal({ ...draft, dueDate: unread })).toBe(`edxml/value ${MESSAGE_HEADER}/DueDate`);
    expect(refusal({ ...draft, steeringType: '4' })).toBe(`edxml/value ${MESSAGE_HEADER}/SteeringType`);
    expect(refusal({ ...draft, otherInfo: { priority: '5', appendixes: [] } })).toMatch(/^edxml\/value .*Priority$/);
    expect(refusal({ ...draft, from: { ...draft.from, organId: 'null' as WireOrganId } })).toMatch(
      /^edxml\/value .*From/,
    );
    expect(refusal({ ...draft, subject: ' a' })).toBe(`edxml/value ${MESSAGE_HEADER}/Subject`);
  });

  it.each(['a\u0000b', 'a\u200Bb', 'a\uD800b', 'a\uFFFEb'])('refuses the characters of %j', (subject) => {
    expect(refusal({ ...draft, subject })).toBe(`edxml/character ${MESSAGE_HEADER}/Subject`);
  });

  it('refuses attachments without a safe name or a content id of their own', () => {
    const path = '/edXML/AttachmentEncoded/Attachment';
    const named = (name: string, contentId = '1') => ({ name, contentId });
    expect(refusal(draft, [named('../a.pdf')])).toBe(`edxml/attachment-name ${path}[1]/AttachmentName`);
    expect(refusal(draft, [named('a.pdf'), named('b.pdf')])).toBe(`edxml/value ${path}[2]/ContentId`);
    expect(refusal(draft, [named('a.pdf', 'cid:1')])).toBe(`edxml/value ${path}[1]/ContentId`);
    expect(refusal(draft, [named('a'.repeat(501))])).toMatch(/^edxml\/too-long .*Reference\[1\]\/AttachmentName$/);
  });

  it('refuses a status without its addressee', async () => {
    const status = statusOf(await read(statusXml()));
    const responseFor = without(status.responseFor, 'organId');
    expect(refusal(status)).toBe('writable');
    expect(refusal({ ...status, responseFor })).toBe(`edxml/required ${MESSAGE_HEADER}/ResponseFor[1]/OrganId`);
  });
});
