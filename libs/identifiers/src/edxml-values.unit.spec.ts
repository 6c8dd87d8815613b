import { BUSINESS_TYPES, businessTypeDigit, isBusinessType, parseBusinessType } from './business-type.js';
import { parsePriority, PRIORITY_NAMES } from './priority.js';
import {
  STATUS_CODES,
  STATUS_NAMES,
  parseStatusCode,
  statusAsserterOf,
  statusCodeOf,
  statusNeedsReason,
} from './status-code.js';
import { parseSteeringType } from './steering-type.js';

describe('a status code', () => {
  it.each(['01', '02', '03', '04', '05', '06', '13', '15', '16'])('%s is known and has a Vietnamese name', (text) => {
    expect(parseStatusCode(text)).toEqual({ ok: true, value: text });
    expect(statusCodeOf(Number(text))).toEqual({ ok: true, value: text });
    expect(STATUS_NAMES[text as (typeof STATUS_CODES)[number]]).not.toBe('');
  });

  it.each(['1', '00', '07', '08', '09', '10', '11', '12', '14', '17', ' 01', '001', ''])('refuses %j', (text) => {
    expect(parseStatusCode(text)).toEqual({ ok: false, refusal: { code: 'identifiers/status-code-unknown' } });
  });

  it.each([0, 7, 14, -1, 1.5, Number.NaN, 101])('refuses the integer %d', (integer) => {
    expect(statusCodeOf(integer)).toEqual({ ok: false, refusal: { code: 'identifiers/status-code-unknown' } });
  });

  it('is the receiver’s word but for the wish to take back', () => {
    expect(STATUS_CODES.filter((code) => statusAsserterOf(code) === 'sender')).toEqual(['13']);
  });

  it('must give a reason for a refusal and for taking back', () => {
    expect(STATUS_CODES.filter(statusNeedsReason)).toEqual(['02', '13']);
  });
});

describe('the digits of edXML', () => {
  it('reads and writes business types 0 to 3', () => {
    expect(['0', '1', '2', '3'].map((digit) => parseBusinessType(digit))).toEqual(
      ['new', 'recall', 'update', 'replace'].map((value) => ({ ok: true, value })),
    );
    expect(BUSINESS_TYPES.map(businessTypeDigit)).toEqual(['0', '1', '2', '3']);
    expect(isBusinessType('recall')).toBe(true);
    expect(isBusinessType('0')).toBe(false);
  });

  it('reads priorities 0 to 4 and steering types 0 to 3', () => {
    expect(['0', '1', '2', '3', '4'].map((digit) => parsePriority(digit))).toEqual(
      [0, 1, 2, 3, 4].map((value) => ({ ok: true, value })),
    );
    expect(PRIORITY_NAMES[4]).toBe('Hỏa tốc hẹn giờ');
    expect(['0', '1', '2', '3'].map((digit) => parseSteeringType(digit))).toEqual(
      [0, 1, 2, 3].map((value) => ({ ok: true, value })),
    );
  });

  it.each(['', '5', '9', '-1', '01', ' 0', '0.0', 'new', '٣'])('refuses %j in every one of them', (text) => {
    expect(parseBusinessType(text)).toEqual({ ok: false, refusal: { code: 'identifiers/business-type-unknown' } });
    expect(parsePriority(text)).toEqual({ ok: false, refusal: { code: 'identifiers/priority-unknown' } });
    expect(parseSteeringType(text)).toEqual({ ok: false, refusal: { code: 'identifiers/steering-type-unknown' } });
  });

  it('refuses 4 where only 0 to 3 are', () => {
    expect(parseBusinessType('4').ok).toBe(false);
    expect(parseSteeringType('4').ok).toBe(false);
  });
});
