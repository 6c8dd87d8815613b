import { Fault } from '@lienthong/kernel';
import { explain, explanationText } from './explain.js';
import { Misused, Stopped } from './stopped.js';

describe('what went wrong', () => {
  it('is the hub’s own word when the hub refused', () => {
    const refusal = { code: 'transfer/unknown', path: '/id', status: 404, title: 'Check it.', detail: 'Không thấy.' };
    const explanation = explain(new Stopped(refusal));
    expect(explanation).toMatchObject({ exit: 1, code: 'transfer/unknown', vi: 'Không thấy.', en: 'Check it.' });
    expect(explanationText(explanation)).toBe('Không thấy. [transfer/unknown] (/id)\n→ Check it.');
  });

  it('names each place that does not fit', () => {
    const errors = [{ path: '/to/3', code: 'length', params: { min: 3, max: 35 } }];
    const refusal = { code: 'http/invalid', status: 400, title: 'Correct.', detail: 'Sai.', errors };
    expect(explanationText(explain(new Stopped(refusal)))).toBe(
      'Sai. [http/invalid]\n→ Correct.\n  /to/3: length (min 3, max 35)',
    );
  });

  it('is a usage error where the command makes no sense', () => {
    expect(explain(new Misused({ vi: 'Thiếu.', en: 'Give it.' }))).toMatchObject({ exit: 2, code: 'cli/usage' });
  });

  it('has the catalogue’s words for a fault of the hub', () => {
    expect(explain(new Fault('store/locked', 'busy'))).toMatchObject({
      exit: 3,
      vi: 'Kho dữ liệu đang được tiến trình khác sử dụng.',
    });
  });

  it('ends a sentence once, whoever wrote it', () => {
    expect(explain(new Fault('store/locked', 'x is locked.')).en).toMatch(/^x is locked\. Another process/);
    expect(explain(new Fault('store/locked', 'x is locked')).en).toMatch(/^x is locked\. Another process/);
  });

  it('keeps the words of a fault that nobody foresaw', () => {
    expect(explain(new Fault('x/y', 'It broke'))).toMatchObject({ exit: 3, code: 'x/y', en: 'It broke' });
  });

  it('says what the operating system would not do', () => {
    const taken = Object.assign(new Error('listen EADDRINUSE: 127.0.0.1:8080'), {
      code: 'EADDRINUSE',
      syscall: 'listen',
    });
    expect(explain(taken)).toMatchObject({
      exit: 3,
      code: 'cli/system',
      en: expect.stringContaining('8080') as string,
    });
  });

  it('tells a bug as a bug, without its stack', () => {
    const explanation = explain(new TypeError('undefined is not a function'));
    expect(explanation).toMatchObject({ exit: 3, code: 'cli/internal' });
    expect(explanationText(explanation)).not.toContain('undefined');
  });
});
