import type { AgencyRecord } from '../../../application/agency-record.js';

export const SOURCE = 'Danh sách thử';
/** A city, one of its departments, and two wards of which one has a successor in the other. */
export const RECORDS: readonly AgencyRecord[] = [
  {
    code: 'H53',
    aliases: ['000.00.00.H53'],
    name: 'UBND thành phố Đà Nẵng',
    level: 'province',
    from: '2020-09-15',
    source: SOURCE,
  },
  {
    code: 'H53.11',
    name: 'Sở Tài chính',
    level: 'province',
    kind: 'department',
    parent: 'H53',
    from: '2020-09-15',
    source: SOURCE,
  },
  {
    code: 'H53.21',
    name: 'UBND phường Hải Châu I',
    level: 'commune',
    parent: 'H53',
    from: '2020-09-15',
    source: SOURCE,
  },
  { code: 'H53.22', name: 'UBND phường Hải Châu', level: 'commune', parent: 'H53', from: '2020-09-15', source: SOURCE },
];
