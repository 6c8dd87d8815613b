import { formatServerEvent } from './server-events.js';

describe('formatServerEvent', () => {
  it('lets neither id nor name nor data begin a line of their own', () => {
    expect(formatServerEvent({ id: '1\nevent: evil', event: 'a\r\ndata: evil', data: 'x\r\rid: 9\ny' })).toBe(
      'id: 1event: evil\nevent: adata: evil\ndata: x\ndata: \ndata: id: 9\ndata: y\n\n',
    );
  });

  it('writes values as JSON and text as it is', () => {
    expect(formatServerEvent({ data: { a: 'b\nc' } })).toBe('data: {"a":"b\\nc"}\n\n');
    expect(formatServerEvent({ data: '' })).toBe('data: \n\n');
  });
});
