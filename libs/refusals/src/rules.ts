import { sentenceOf } from './sentence.js';
import type { SentenceParams } from './sentence.js';

interface Valid {
  readonly vi: string;
  readonly en: string;
}

/** What each rule of an input asks for. `{name}` stands for the rule's parameter of that name. */
const rules: Readonly<Record<string, Valid>> = {
  'is-array': { vi: 'phải là danh sách', en: 'must be a list' },
  'is-object': { vi: 'phải là đối tượng', en: 'must be an object' },
  'is-string': { vi: 'phải là chuỗi ký tự', en: 'must be a string' },
  'is-boolean': { vi: 'phải là true hoặc false', en: 'must be true or false' },
  'is-int': { vi: 'phải là số nguyên', en: 'must be a whole number' },
  'nested-validation': { vi: 'phải là đối tượng', en: 'must be an object, or a list of them where the schema has one' },
  'is-base64': { vi: 'phải là Base64', en: 'must be Base64' },
  'is-in': { vi: 'phải là một trong: {allowed}', en: 'must be one of: {allowed}' },
  'is-length': { vi: 'phải dài từ {min} đến {max} ký tự', en: 'must have {min} to {max} characters' },
  'max-length': { vi: 'dài tối đa {max} ký tự', en: 'must have at most {max} characters' },
  'array-min-size': { vi: 'phải có ít nhất {min} phần tử', en: 'must hold at least {min}' },
  'array-max-size': { vi: 'có tối đa {max} phần tử', en: 'must hold at most {max}' },
  min: { vi: 'phải từ {min} trở lên', en: 'must be at least {min}' },
  max: { vi: 'phải từ {max} trở xuống', en: 'must be at most {max}' },
  matches: { vi: 'phải theo mẫu {pattern}', en: 'must match {pattern}' },
  'is-civil-date': { vi: 'phải là ngày có thật, dạng yyyy-MM-dd', en: 'must be a day that exists, as yyyy-MM-dd' },
  'is-moment': {
    vi: 'phải là thời điểm theo RFC 3339, có múi giờ',
    en: 'must be an instant of RFC 3339 with an offset, as 2026-11-20T08:00:00+07:00',
  },
  'is-safe-file-name': {
    vi: 'phải là tên tệp, không có đường dẫn hay ký tự điều khiển',
    en: 'must be a file name without a path, control characters or bidirectional overrides',
  },
  'is-printable': {
    vi: 'không được có ký tự điều khiển',
    en: 'must hold no control characters and no bidirectional overrides, on one line',
  },
  'is-text': {
    vi: 'không được có ký tự điều khiển',
    en: 'must hold no control characters (line breaks may be) and no bidirectional overrides',
  },
  'unknown-property': { vi: 'không có trường này', en: 'is no field of the schema here: take it out' },
};

/** What would be valid under a rule; undefined for a rule that has no words here. */
export const validUnder = (rule: string, params: SentenceParams = {}): Valid | undefined => {
  const found = Object.hasOwn(rules, rule) ? rules[rule] : undefined;
  return found && { vi: sentenceOf(found.vi, params), en: sentenceOf(found.en, params) };
};
