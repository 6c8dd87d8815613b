import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { messageSent } from '../support/axis/read-sent.js';
import { startScriptedAxis } from '../support/axis/scripted-axis.js';
import { examplesOf, root, runExamples } from '../support/documented.js';
import { edxmlOf } from '../support/edxml.js';

/** The blocks for a province alone: the page is for vendors, too. */
const provinceBlocks = (page: string): readonly string[] =>
  examplesOf(page.replaceAll(/^```sh run$/gm, '```sh'), ['province']);

describe('the page about the axis, followed by a province to the letter', () => {
  it('joins, learns the register, sends, fetches and looks', async () => {
    await using axis = await startScriptedAxis();
    axis.list('getAgenciesList', [
      { id: '1', pid: '', code: 'G22', name: 'Văn phòng Chính phủ', mail: '', oldCode: '000.00.00.G22' },
      { id: '2', pid: '', code: 'H49', name: 'UBND tỉnh Quảng Ninh', mail: '', oldCode: '000.00.00.H49' },
    ]);
    const edxml = edxmlOf({ from: 'G22', to: ['H49.204'], subject: 'Công văn từ trục' });
    axis.offer('d-1', { type: 'edoc', from: 'G22', to: 'H49.204', edxml });
    process.env['AXIS_SECRET'] = axis.secret;
    process.env['AXIS_ENDPOINT'] = axis.url;
    const blocks = provinceBlocks(await readFile(join(root, 'docs/axis.md'), 'utf8'));
    expect(blocks.length).toBeGreaterThan(5);
    await using ran = await runExamples({ blocks });
    expect(ran.stdout).toContain('đã đồng bộ · synchronised');
    expect(ran.stdout).toContain('H49: tên khác');
    expect(ran.stdout).toContain('Công văn từ trục');
    expect(ran.stdout).toContain('nothing waits');
    expect(axis.waiting()).toEqual([]);
    const sent = await Promise.all(axis.sent.map(messageSent));
    expect(sent).toMatchObject([{ kind: 'document', documentId: 'H49,2026/11/20,1/BC-UBND' }]);
  }, 300_000);
});
