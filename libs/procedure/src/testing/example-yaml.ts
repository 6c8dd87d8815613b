/** A small definition that is in order: two legs, the second of two steps. Tests change a line of it. */
export const exampleYaml = `code: "2.000986"
name: Thủ tục mẫu
field: Hộ tịch
from: 2026-01-01
knownOn: 2025-12-01
basis: Văn bản mẫu
listed: { level: commune, filing: one-stop, online: full }
agencies:
  xa: { name: Ủy ban nhân dân cấp xã, level: commune, work: ho-tich }
  cong-an: { name: Công an cấp xã, level: commune, work: cu-tru }
options:
  xac-minh: { name: phải xác minh, known: on-the-way }
items:
  to-khai: { name: Tờ khai, filed: by-citizen }
  giay: { name: Giấy khai sinh }
limit: { working-days: 3 }
legs:
  - id: mot
    name: Chặng một
    agency: xa
    failure: ends
    limit: { working-days: 0 }
    consumes: to-khai
    produces: giay
  - id: hai
    name: Chặng hai
    agency: cong-an
    after: mot
    consumes: giay
    steps:
      - { id: a, name: Bước a, limit: { working-days: 1 } }
      - { id: b, name: Bước b, limit: { working-days: 1 } }
`;
