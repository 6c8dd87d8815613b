import type { Area } from '../entry.js';

/** Definitions of procedures: each problem is at a line and a column of the YAML text. */
export const procedureDefinition = {
  'procedure/yaml': {
    status: 422,
    vi: 'Dòng {line}, cột {column}: không đúng cú pháp YAML ({error}).',
    en: 'Line {line}, column {column}: this is no YAML 1.2 ({error}). Mend the syntax first; nothing else was checked.',
  },
  'procedure/field-missing': {
    status: 422,
    vi: 'Dòng {line}, cột {column}: thiếu trường {field}.',
    en: 'Line {line}, column {column}: {field} is missing. docs/procedures.md lists the fields.',
  },
  'procedure/field-unknown': {
    status: 422,
    vi: 'Dòng {line}, cột {column}: không có trường {field}.',
    en: 'Line {line}, column {column}: {field} is no field here. docs/procedures.md lists the fields.',
  },
  'procedure/value-malformed': {
    status: 422,
    vi: 'Dòng {line}, cột {column}: giá trị không hợp lệ, cần {expected}.',
    en: 'Line {line}, column {column}: the value must be: {expected}. A text of digits wants quotes.',
  },
  'procedure/code-malformed': {
    status: 422,
    vi: 'Dòng {line}, cột {column}: mã thủ tục {given} không đúng dạng d.dddddd.',
    en: 'Line {line}, column {column}: {given} is no code of a procedure, as "2.000986". Quote it.',
  },
  'procedure/limit-malformed': {
    status: 422,
    vi: 'Dòng {line}, cột {column}: thời hạn {amount} không hợp lệ.',
    en: 'Line {line}, column {column}: a limit has one unit (working-days, half-days, working-hours, calendar-days) and a whole number, not {amount}.',
  },
  'procedure/limit-units': {
    status: 422,
    vi: 'Dòng {line}, cột {column}: một thời hạn chỉ có một đơn vị, không phải nhiều ({units}).',
    en: 'Line {line}, column {column}: a limit has exactly one unit, and this one has several ({units}). Keep one of them.',
  },
  'procedure/limit-negative': {
    status: 422,
    vi: 'Dòng {line}, cột {column}: thời hạn {amount} nhỏ hơn 0.',
    en: 'Line {line}, column {column}: a limit of {amount} is below zero. Give 0 for the same day.',
  },
  'procedure/limit-missing': {
    status: 422,
    vi: 'Dòng {line}, cột {column}: {id} không có thời hạn.',
    en: 'Line {line}, column {column}: {id} has no limit, so nothing would ever be late. Give it one, or each of its steps.',
  },
  'procedure/steps-exceed-limit': {
    status: 422,
    vi: 'Dòng {line}, cột {column}: các chặng cần {taken} ngày làm việc, dài hơn {promised} ngày đã hẹn.',
    en: 'Line {line}, column {column}: the longest way takes {taken} working days, and {promised} are promised (options: {when}). Correct one of them.',
  },
  'procedure/duplicate-id': {
    status: 422,
    vi: 'Dòng {line}, cột {column}: mã {id} đã dùng.',
    en: 'Line {line}, column {column}: the id {id} is taken. Name it otherwise.',
  },
  'procedure/unknown-reference': {
    status: 422,
    vi: 'Dòng {line}, cột {column}: {id} chưa được khai báo.',
    en: 'Line {line}, column {column}: nothing of that kind is called {id}. Declare it, or correct the name.',
  },
  'procedure/cycle': {
    status: 422,
    vi: 'Dòng {line}, cột {column}: các bước nối vòng: {way}.',
    en: 'Line {line}, column {column}: these come after one another in a circle: {way}. Take one `after` out.',
  },
  'procedure/unreachable': {
    status: 422,
    vi: 'Dòng {line}, cột {column}: không có đường nào dẫn tới {id}.',
    en: 'Line {line}, column {column}: {id} can never take place: it comes after nothing (say `after: start` if it begins with the reception), or wants an option that it forbids.',
  },
  'procedure/two-agencies': {
    status: 422,
    vi: 'Dòng {line}, cột {column}: {id} có hai cơ quan; một việc chỉ do một cơ quan chủ trì.',
    en: 'Line {line}, column {column}: {id} names two agencies. One piece of work has exactly one in charge: make two legs of it.',
  },
  'procedure/consumed-before-made': {
    status: 422,
    vi: 'Dòng {line}, cột {column}: {leg} cần {item} nhưng không ai nộp hoặc làm ra trước đó.',
    en: 'Line {line}, column {column}: {leg} consumes {item}, which is neither filed by the citizen nor produced by a leg before it.',
  },
  'procedure/until-before-from': {
    status: 422,
    vi: 'Dòng {line}, cột {column}: ngày hết hiệu lực {until} trước ngày có hiệu lực {from}.',
    en: 'Line {line}, column {column}: until {until} is before from {from}, so the version would be in force on no day. Correct one of them.',
  },
  'procedure/made-twice': {
    status: 422,
    vi: 'Dòng {line}, cột {column}: {leg} làm ra {item} mà {other} đã làm ra.',
    en: 'Line {line}, column {column}: {leg} produces {item}, which {other} produces already. One leg answers for each item: name another, or take one out.',
  },
  'procedure/return-forward': {
    status: 422,
    vi: 'Dòng {line}, cột {column}: {from} chỉ trả lại được cho chặng trước nó; {to} không phải.',
    en: 'Line {line}, column {column}: {from} can send an error back only to a leg that it comes after, and {to} is none.',
  },
  'procedure/return-untold': {
    status: 422,
    vi: 'Dòng {line}, cột {column}: {leg} dùng kết quả của {to} nhưng không được báo khi {from} trả lại.',
    en: 'Line {line}, column {column}: {leg} consumes what {to} produces, and is not told when {from} sends it back. Add it to `tell`.',
  },
  'procedure/role-unfilled': {
    status: 422,
    vi: 'Không có cơ quan nào đảm nhiệm vai {role} cho {place}.',
    en: 'No agency fills the role {role} for {place} at that time. Record a competence for its line of work, or correct level and work.',
  },
  'procedure/role-ambiguous': {
    status: 422,
    vi: 'Nhiều cơ quan cùng đảm nhiệm vai {role} cho {place}: {agencies}.',
    en: 'Several agencies fill the role {role} for {place}: {agencies}. End all competences but one.',
  },
} as const satisfies Area<'procedure'>;

/** Procedures in use. */
export const procedure = {
  'procedure/unknown': {
    status: 404,
    vi: 'Không có thủ tục {procedure}.',
    en: 'No procedure has the code {procedure}. `lienthong procedure list` shows them.',
  },
  'procedure/not-in-force': {
    status: 422,
    vi: 'Thủ tục {procedure} không có hiệu lực vào ngày {day}.',
    en: 'Procedure {procedure} has no version in force on {day}. Look up what replaced it.',
  },
  'procedure/version-unknown': {
    status: 404,
    vi: 'Thủ tục {procedure} không có phiên bản từ ngày {from}.',
    en: 'Procedure {procedure} has no version from {from}. Dossiers keep theirs, so do not take a version out.',
  },
  'procedure/shipped-broken': {
    status: 500,
    vi: 'Dữ liệu thủ tục kèm theo bị hỏng; quản trị viên đã được báo.',
    en: 'A definition that ships with the hub cannot be read. Install it anew.',
  },
  'procedure/draw-failed': {
    status: 500,
    vi: 'Không vẽ được lưu đồ của thủ tục.',
    en: 'The flow chart could not be laid out. This is a bug: report the definition.',
  },
} as const satisfies Area<'procedure'>;
