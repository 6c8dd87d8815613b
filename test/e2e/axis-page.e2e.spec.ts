import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { examplesOf, root, runExamples } from '../support/documented.js';
import { freePort } from '../support/free-port.js';

describe('the page about the axis’s protocol, followed to the letter by a vendor', () => {
  it('sends, lists, fetches byte for byte and acknowledges with nothing but a shell', async () => {
    const page = await readFile(join(root, 'docs/axis.md'), 'utf8');
    const port = String(await freePort());
    const blocks = examplesOf(page).map((block) => block.replaceAll('8090', port));
    expect(blocks.length).toBeGreaterThan(3);
    await using ran = await runExamples({ blocks });
    expect(await ran.file('received.edxml')).toBe(
      await readFile(join(root, 'docs/examples/axis/cong-van.edxml'), 'utf8'),
    );
    expect(JSON.parse(await ran.file('state.json'))).toMatchObject({
      status: 'OK',
      data: [{ toCode: 'H49.204', receiveStatus: 'done', sendStatus: 'done', notation: '12/UBND-NC' }],
    });
  }, 300_000);
});
