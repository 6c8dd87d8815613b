import fc from 'fast-check';
import type { AgencyId } from '@lienthong/identifiers';
import { isClosedAt } from '../domain/agency.js';
import type { Agency } from '../domain/agency.js';
import { valueOn } from '../domain/dated.js';
import { decideAgency } from '../domain/agency.decide.js';
import type { AgencyCommand } from '../domain/agency.commands.js';
import {
  codeAdded,
  day,
  heir,
  idOf,
  moment,
  registered,
  registration,
  succeeded,
  territory,
} from '../testing/agency-facts.js';
import { registerOf } from '../testing/registers.js';
import { createRegister } from './register.js';
import type { DecidingRegister } from './register.js';
import type { Resolution } from './resolution.js';

const NAMES = Array.from({ length: 8 }, (_, index) => `A0${index + 1}`);
const DAYS = ['2021-01-01', '2022-01-01', '2023-01-01', '2024-01-01', '2025-01-01', '2026-01-01'];
const probes = fc
  .constantFrom(...DAYS)
  .chain((text) => fc.constantFrom(moment(`${text}T00:00:00+07:00`), moment(`${text}T12:00:00Z`)));
const name = fc.constantFrom(...NAMES);
const scope = fc.oneof(
  fc.constant({ kind: 'everything' } as const),
  fc.subarray(['x', 'y', 'z'], { minLength: 1 }).map((areas) => territory(...areas)),
);
const closing = fc.record({
  of: name,
  from: fc.constantFrom(...DAYS),
  successors: fc.array(fc.record({ to: name, scope }), { maxLength: 3 }),
});

/** Whatever was recorded, legal or not. */
const anyRegister = fc.array(closing, { maxLength: 10 }).map((closings) =>
  registerOf(
    Object.fromEntries(
      NAMES.map((code) => [
        code,
        [
          registered(code, { from: '2020-06-01' }),
          codeAdded(`000.00.00.${code}`, '2020-06-01'),
          codeAdded(`00.00.${code}`, '2020-06-01'),
          ...closings
            .filter(({ of }) => of === code)
            .slice(0, 1)
            .map(({ from, successors }) => succeeded(from, ...successors.map((each) => heir(each.to, each.scope)))),
        ],
      ]),
    ),
  ),
);

const answering = (resolution: Resolution) => {
  switch (resolution.kind) {
    case 'live':
      return [resolution.agency];
    case 'succeeded':
      return [resolution.successor];
    case 'scoped':
      return resolution.candidates.map(({ agency }) => agency);
    case 'closed':
    case 'suspended':
    case 'unknown':
      return [];
  }
};

const hints = fc.subarray(['x', 'y', 'z']).map((areas) => ({ areas }));

describe('resolving, whatever was recorded', () => {
  it('never yields an agency that is closed at that instant, and always ends', () => {
    fc.assert(
      fc.property(anyRegister, name, probes, hints, (register, code, instant, hint) => {
        for (const agency of answering(register.resolve(code, instant, hint))) {
          expect(isClosedAt(register.directory.agency(agency.agencyId), instant)).toBe(false);
          expect(agency.status).toBe('live');
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('passes each agency at most once on the way', () => {
    fc.assert(
      fc.property(anyRegister, name, probes, hints, (register, code, instant, hint) => {
        const resolution = register.resolve(code, instant, hint);
        const ways =
          resolution.kind === 'scoped' ? resolution.candidates : resolution.kind === 'succeeded' ? [resolution] : [];
        for (const { via } of ways) {
          expect(new Set(via.map((step) => step.from)).size).toBe(via.length);
          expect(via[0]?.from).toBe(code);
          via.slice(1).forEach((step, index) => expect(step.from).toBe(via[index]?.to));
        }
      }),
    );
  });

  it('answers alike for all codes of an agency', () => {
    const withoutHolding = ({ ...resolution }: Resolution) => ({ ...resolution, heldBy: undefined });
    fc.assert(
      fc.property(anyRegister, name, probes, hints, (register, code, instant, hint) => {
        const answer = withoutHolding(register.resolve(code, instant, hint));
        expect(withoutHolding(register.resolve(`000.00.00.${code}`, instant, hint))).toEqual(answer);
        expect(withoutHolding(register.resolve(`00.00.${code}`, instant, hint))).toEqual(answer);
      }),
    );
  });
});

/** Carries out what the domain accepts, as the application does. */
const carryOut = (register: DecidingRegister, code: string, command: AgencyCommand): boolean => {
  const id = idOf(code);
  const { state, revision } = register.folded(id);
  const decision = decideAgency(register.directory)(command, state);
  if (!decision.accepted) return false;
  decision.events.forEach(({ type, data }, index) =>
    register.apply({ stream: `agency-${id}` as never, revision: revision + 1 + index, type, data: data as never }),
  );
  return true;
};

describe('histories that the domain accepts', () => {
  const command = fc.oneof(
    closing.map(({ of, from, successors }) => ({
      code: of,
      command: {
        type: 'SucceedAgency',
        data: { from: day(from), successors: successors.map((each) => heir(each.to, each.scope)) },
      } as const,
    })),
    fc.record({ of: name, to: name, from: fc.constantFrom(...DAYS) }).map(({ of, to, from }) => ({
      code: of,
      command: { type: 'MoveAgency', data: { parent: idOf(to), from: day(from) } } as const,
    })),
  );

  const grown = fc.array(command, { maxLength: 30 }).map((commands) => {
    const register = createRegister();
    for (const code of NAMES)
      carryOut(register, code, { type: 'RegisterAgency', data: registration(code, { from: '2020-06-01' }) });
    for (const each of commands) carryOut(register, each.code, each.command);
    return register;
  });

  it('hold no circle of successions', () => {
    fc.assert(
      fc.property(grown, (register) => {
        for (const start of NAMES) {
          const reached = new Set<string>();
          const pending: Agency[] = [register.directory.agency(idOf(start))];
          for (let agency = pending.pop(); agency !== undefined; agency = pending.pop()) {
            if (agency.status !== 'closed') continue;
            for (const successor of agency.closing.successors) {
              if (reached.has(successor.agency)) continue;
              reached.add(successor.agency);
              pending.push(register.directory.agency(successor.agency));
            }
          }
          expect(reached.has(start)).toBe(false);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('hold no agency that stands below itself on any day', () => {
    fc.assert(
      fc.property(grown, fc.constantFrom(...DAYS), (register, text) => {
        for (const start of NAMES) {
          const above = new Set<string>();
          for (let id: AgencyId | undefined = idOf(start); id !== undefined;) {
            expect(above.has(id)).toBe(false);
            above.add(id);
            const agency = register.directory.agency(id);
            id = agency.status === 'unregistered' ? undefined : valueOn(agency.history.places, day(text))?.parent;
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
