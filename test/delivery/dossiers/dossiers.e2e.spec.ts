import { simulate } from './simulation.js';
import { PARTS } from './prepared-agencies.js';

const births = Number(process.env['LIENTHONG_DOSSIERS'] ?? 2_000);
const seed = Number(process.env['LIENTHONG_SEED'] ?? 20_260_901);
/** A whole dossier on a machine that others use, too. */
const MS_A_BIRTH = 120;

describe('births through a hub and three agencies, each with a process and a store of its own', () => {
  it(
    `are the same in the CSV of every agency and of the hub, after ${births} dossiers with cut, doubled, late and reordered calls and killed processes`,
    async () => {
      const { statuses, faults, killed, disagreements, rows } = await simulate({
        births,
        seed,
        retries: true,
        birthsPerKill: Math.min(120, births / 8),
      });
      expect(PARTS.flatMap((part) => statuses[part].refusals)).toEqual([]);
      expect(disagreements.slice(0, 20)).toEqual([]);
      // Three legs and the dossier as a whole, of each.
      expect(rows).toBe(4 * births);
      expect(killed.hub).toBeGreaterThan(0);
      expect(killed.agencies).toBeGreaterThan(0);
      for (const count of Object.values(faults)) expect(count).toBeGreaterThan(0);
    },
    240_000 + births * MS_A_BIRTH,
  );

  it('are not the same by that comparison when agencies do not say again what got no answer', async () => {
    const { statuses, disagreements } = await simulate({ births: 100, seed, retries: false, birthsPerKill: 0 });
    expect(PARTS.reduce((sum, part) => sum + statuses[part].dropped, 0)).toBeGreaterThan(0);
    expect(disagreements.length).toBeGreaterThan(0);
  }, 240_000);
});
