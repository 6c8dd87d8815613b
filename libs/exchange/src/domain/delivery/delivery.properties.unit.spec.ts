import fc from 'fast-check';
import { deliveryDecider } from '../../application/ledger/aggregates.js';
import { minute } from '../../testing/delivery.examples.js';
import type { DeliveryCommand } from './delivery.commands.js';
import { reportOfEvent } from './delivery.events.js';
import type { DeliveryEvent } from './delivery.events.js';
import type { Delivery } from './delivery.js';
import { reportCodes, rungs } from './status-code.js';

const { decide, evolve, initial } = deliveryDecider;

/** Few identities and moments, so that repeats, contradictions and disorder are common. */
const claim = {
  reportId: fc.integer({ min: 0, max: 9 }).map((number) => `r-${number}`),
  claimedAt: fc.integer({ min: 0, max: 40 }).map(minute),
  reason: fc.constantFrom('', 'Gửi nhầm nơi nhận', 'Thiếu phụ lục'),
};
const requestId = fc.constantFrom('q-1', 'q-2', 'q-3');
const system = fc.constantFrom('system-1', 'system-2');
const sequence = fc.integer({ min: 0, max: 5 });

const command: fc.Arbitrary<DeliveryCommand> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ type: fc.constant('Consign' as const), sequence }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('Expose' as const), system }) },
  fc.record({ type: fc.constant('HandOver' as const), system, sequence }),
  {
    weight: 6,
    arbitrary: fc.record({ type: fc.constant('Report' as const), code: fc.constantFrom(...reportCodes), ...claim }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('Answer' as const), agreed: fc.boolean(), ...claim }) },
  fc.record({ type: fc.constant('Recall' as const), requestId }),
  fc.record({ type: fc.constant('AskUpdate' as const), requestId }),
  fc.record({ type: fc.constant('FallSilent' as const), afterHours: fc.constant(24) }),
  fc.record({ type: fc.constant('ExpireAcceptance' as const), afterHours: fc.constant(48) }),
  fc.record({
    type: fc.constant('PassOn' as const),
    successor: fc.constantFrom('H24', null),
    closedOn: fc.constant(minute(20)),
  }),
);
const commands = fc.array(command, { maxLength: 40 });

interface Step {
  readonly command: DeliveryCommand;
  readonly before: Delivery;
  readonly events: readonly DeliveryEvent[];
  readonly after: Delivery;
}

const carriedOut = (given: readonly DeliveryCommand[]): readonly Step[] => {
  const steps: Step[] = [];
  let state = initial;
  for (const each of given) {
    const decision = decide(each, state);
    const events = decision.accepted ? decision.events : [];
    const after = events.reduce(evolve, state);
    steps.push({ command: each, before: state, events, after });
    state = after;
  }
  return steps;
};

const height = (state: Delivery): number =>
  state.status === 'unknown' || state.rung === undefined ? -1 : rungs.indexOf(state.rung);

const isConsignment = (event: DeliveryEvent): boolean => event.type === 'DeliveryConsigned';

/** The facts of each consignment on its own. */
const consignments = (events: readonly DeliveryEvent[]): readonly (readonly DeliveryEvent[])[] => {
  const parts: DeliveryEvent[][] = [];
  for (const event of events) {
    if (isConsignment(event)) parts.push([event]);
    else parts.at(-1)?.push(event);
  }
  return parts;
};

const holdsFor = (check: (steps: readonly Step[]) => void): void => {
  fc.assert(
    fc.property(commands, (given) => check(carriedOut(given))),
    { numRuns: 600 },
  );
};

describe('whatever is said to a delivery, twice, late or in any order', () => {
  it('the ladder never goes down within a consignment', () => {
    holdsFor((steps) => {
      for (const { before, after, events } of steps) {
        if (!events.some(isConsignment)) expect(height(after)).toBeGreaterThanOrEqual(height(before));
      }
    });
  });

  it('a step is told of as a step, and only then', () => {
    holdsFor((steps) => {
      for (const { before, after, events } of steps) {
        for (const event of events) {
          if (!(event.type in reportOfEvent) || event.type === 'DeliveryRefused') continue;
          expect(event).toHaveProperty('data.late', height(after) === height(before));
        }
      }
    });
  });

  it('no report is recorded twice', () => {
    holdsFor((steps) => {
      const ids = steps.flatMap(({ events }) =>
        events.flatMap((event) => ('reportId' in event.data ? [event.data.reportId] : [])),
      );
      expect(new Set(ids).size).toBe(ids.length);
    });
  });

  it('acceptance expires at most once in a consignment, and never after it was refused or accepted', () => {
    holdsFor((steps) => {
      for (const facts of consignments(steps.flatMap(({ events }) => events))) {
        const types = facts.map(({ type }) => type);
        const expired = types.indexOf('DeliveryAcceptanceExpired');
        expect(types.lastIndexOf('DeliveryAcceptanceExpired')).toBe(expired);
        expect(types.slice(0, Math.max(expired, 0))).not.toContain('DeliveryRefused');
        expect(types.slice(0, Math.max(expired, 0))).not.toContain('DeliveryAccepted');
      }
    });
  });

  it('each code is recorded at most once in a consignment', () => {
    holdsFor((steps) => {
      for (const facts of consignments(steps.flatMap(({ events }) => events))) {
        const types = facts.map(({ type }) => type).filter((type) => type in reportOfEvent);
        expect(new Set(types).size).toBe(types.length);
      }
    });
  });

  it('the same command at once again gives nothing new', () => {
    holdsFor((steps) => {
      for (const { command: each, after, events } of steps) {
        if (events.length > 0) expect(decide(each, after)).toStrictEqual({ accepted: true, events: [] });
      }
    });
  });

  it('every request is answered at most once', () => {
    holdsFor((steps) => {
      for (const facts of consignments(steps.flatMap(({ events }) => events))) {
        const asked = facts.filter(({ type }) => type === 'RecallAsked').length;
        expect(
          facts.filter(({ type }) => type === 'RecallAgreed' || type === 'RecallRefused').length,
        ).toBeLessThanOrEqual(asked);
        const answers = facts.flatMap((event) =>
          event.type === 'UpdateAgreed' || event.type === 'UpdateRefused' ? [event.data.requestId] : [],
        );
        expect(new Set(answers).size).toBe(answers.length);
      }
    });
  });

  it('what was exposed or reported on is never cancelled, and what was cancelled neither exposed nor reported on', () => {
    holdsFor((steps) => {
      for (const facts of consignments(steps.flatMap(({ events }) => events))) {
        if (!facts.some(({ type }) => type === 'DeliveryCancelled')) continue;
        const unopened = [
          'DeliveryConsigned',
          'UpdateAsked',
          'DeliverySilent',
          'DeliveryAcceptanceExpired',
          'DeliveryCancelled',
        ];
        expect(facts.filter(({ type }) => !unopened.includes(type))).toEqual([]);
      }
    });
  });

  it('a later entry always begins anew, and an entry that was known never does', () => {
    holdsFor((steps) => {
      for (const { command: each, before, events } of steps) {
        if (each.type !== 'Consign') continue;
        const isNew = before.status === 'unknown' || each.sequence > before.sequence;
        const { sequence } = each;
        expect(events).toEqual(isNew ? [{ type: 'DeliveryConsigned', data: { sequence } }] : []);
      }
    });
  });

  it('only the entry that counts is handed over', () => {
    holdsFor((steps) => {
      for (const { command: each, before, events } of steps) {
        if (each.type === 'HandOver' && events.length > 0) expect(before).toMatchObject({ sequence: each.sequence });
      }
    });
  });
});

it('any history can be folded, even one that no decider wrote', () => {
  fc.assert(
    fc.property(fc.array(commands, { maxLength: 4 }), (histories) => {
      const facts = histories.flatMap((given) => carriedOut(given).flatMap(({ events }) => events));
      for (const start of [0, 1, 3]) expect(() => facts.slice(start).reverse().reduce(evolve, initial)).not.toThrow();
    }),
  );
});
