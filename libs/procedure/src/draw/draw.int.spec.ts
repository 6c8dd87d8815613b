import type { LocalDate } from '@lienthong/identifiers';
import { loadShippedProcedures } from '../library/shipped.js';
import { drawProcedure } from './index.js';

const library = await loadShippedProcedures();

const textsOf = (svg: string): string =>
  [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text = '']) => text.replaceAll('&#160;', ' ')).join(' ');
const countOf = (svg: string, kind: 'cluster' | 'node' | 'edge'): number => svg.split(`class="${kind}"`).length - 1;

describe('the flow chart', () => {
  it.each(library.all.map((procedure) => [`${procedure.code} from ${procedure.from}`, procedure] as const))(
    'of %s has a lane for each agency and a box for each step, named in Vietnamese',
    async (_name, procedure) => {
      const svg = await drawProcedure(procedure);
      const roles = new Set(procedure.legs.map(({ role }) => role));
      const steps = procedure.legs.flatMap((leg) => leg.steps);
      expect(countOf(svg, 'cluster')).toBe(roles.size);
      expect(countOf(svg, 'node')).toBe(steps.length + 2);
      const drawn = textsOf(svg);
      for (const { name } of [...procedure.roles.filter(({ id }) => roles.has(id)), ...steps])
        expect(drawn).toContain(name);
      expect(svg).toBe(await drawProcedure(procedure));
      expect(svg).not.toMatch(/href|<script|<image/);
    },
  );

  it('shows limits, the post, returns, conditions and what is assumed', async () => {
    const [land, birth] = [
      library.inForce('2.000880', '2026-01-01' as LocalDate),
      library.inForce('2.000986', '2026-10-01' as LocalDate),
    ];
    const drawn = [land, birth].map((found) => (found.ok ? drawProcedure(found.value) : Promise.resolve('')));
    const [post = '', back = ''] = (await Promise.all(drawn)).map(textsOf);
    expect(post).toContain('Bưu chính công ích, ngoài hạn');
    expect(back).toContain('trả lại: giấy khai sinh có sai sót');
    expect(back).toContain('chỉ khi: đăng ký thường trú');
    expect(back).toContain('7 ngày làm việc giả định');
  });
});
