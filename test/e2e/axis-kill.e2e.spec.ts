import { axisConfig, startAxisHub } from '../support/axis/axis-hub.js';
import { createKit } from '../support/axis/kit.js';
import { readWholeInbox } from '../support/api.js';
import { edxmlOf } from '../support/edxml.js';
import { eventually } from '../support/eventually.js';
import { startHubProcess } from '../support/hub-process.js';

describe('a hub that is killed right after it took a document over the axis', () => {
  it('gives the repeat the same DocId, has the document once, and keeps what was acknowledged', async () => {
    await using axis = await startAxisHub();
    const files = Array.from({ length: 8 }, (_, index) =>
      Buffer.from(edxmlOf({ to: ['H56'], documentId: `G22,2026/11/20,K${index}/TB` })),
    );
    const sender = axis.kit();
    const docIds: unknown[] = [];
    for (const file of files) docIds.push((await sender.send('G22', file)).json['DocId']);
    const rows = await eventually(
      () => axis.stranger().list(),
      (found) => found.length === files.length,
    );
    const [first, ...others] = rows.map((row) => row['docId'] ?? '');
    await axis.stranger().updateStatus(first ?? '', 'done');
    await axis.hub.kill();

    await using again = await startHubProcess({ config: { dir: axis.prepared.dir, port: 0, axis: axisConfig } });
    const repeated: unknown[] = [];
    const resending = createKit({ endpoint: again.axisUrl, systemId: 'VN.OURS', secret: axis.secret });
    for (const file of files) repeated.push((await resending.send('G22', file)).json['DocId']);
    expect(repeated).toEqual(docIds);
    const receiver = axis.stranger({ endpoint: again.axisUrl });
    const left = await eventually(
      () => receiver.list(),
      (found) => found.length === others.length,
    );
    expect(left.map((row) => row['docId'])).toEqual(others);
    const inbox = await readWholeInbox(again.url, axis.prepared.stranger, 'H56');
    expect(inbox.filter(({ kind }) => kind === 'document')).toHaveLength(files.length);
    expect(await receiver.download(others[0] ?? '')).toEqual(files[1]);
  });
});
