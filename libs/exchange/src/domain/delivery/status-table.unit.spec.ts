import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deliveryDecider } from '../../application/ledger/aggregates.js';
import { reportStatus } from '../../application/delivery/report.js';
import {
  answer,
  askUpdate,
  answered,
  cancelled,
  minute,
  recall,
  recallAsked,
  report,
  reported,
} from '../../testing/delivery.examples.js';
import { asking, carriedOut, climbed, theEnd, wayTo } from '../../testing/delivery-states.js';
import { given } from '../../testing/given.js';
import { tablesOf } from '../../testing/markdown-table.js';
import type { DeliveryEvent } from './delivery.events.js';
import { reportCodes } from './status-code.js';
import type { ReportCode } from './status-code.js';

const file = join(import.meta.dirname, '../../../../../docs/status-table.md');
const tables = tablesOf(readFileSync(file, 'utf8'));
const lower = 'The lower rungs reported as well';
const unseen = 'A recall of what was reported on before any content left';
const states = [
  ...['unknown', 'consigned', 'exposed', 'handed-over', 'arrived', 'accepted', 'assigned', 'processing', 'completed'],
  ...['refused', 'cancelled', 'recalled, before', 'recalled, after', 'passed-on, before', 'passed-on, after'],
];
const codes = [...reportCodes, '13', '15', '16'];
const told = ['nothing', ...reportCodes, '15', '16'];

const isReport = (code: string): code is ReportCode => (reportCodes as readonly string[]).includes(code);
const momentOf = (row: string): string =>
  row.endsWith('after') ? minute(31) : row.endsWith('before') ? theEnd : minute(10);

const commandOf = (code: string, at: string) => {
  if (isReport(code)) return report(code, { id: 'new', at });
  return code === '13' ? recall('recall-new') : answer(code === '15', { id: 'new', at });
};

const factOf = (word: string, code: string, at: string): DeliveryEvent | undefined => {
  const said = { id: 'new', at };
  const yes = code === '15';
  switch (word) {
    case 'step':
    case 'late':
      return isReport(code) ? reported(code, { ...said, late: word === 'late' }) : undefined;
    case 'cancel':
      return cancelled('recall-new');
    case 'ask':
      return recallAsked('recall-new');
    case 'answer-recall':
      return answered(yes ? 'RecallAgreed' : 'RecallRefused', 'recall-1', said);
    case 'answer-update':
      return answered(yes ? 'UpdateAgreed' : 'UpdateRefused', 'update-1', said);
    default:
      return undefined;
  }
};

const holds = (history: readonly DeliveryEvent[], code: string, word: string, at: string): void => {
  const decided = given(deliveryDecider)(...history).when(commandOf(code, at));
  const fact = factOf(word, code, at);
  if (fact) decided.thenFacts(fact);
  else if (word === 'known') decided.thenNothing();
  else if (word.startsWith('delivery/')) {
    const pathless = ['delivery/not-consigned', 'delivery/cancelled'].includes(word) && !isReport(code);
    decided.thenRefused({ code: word as 'delivery/recalled', ...(pathless ? {} : { path: '/status' }) });
  } else throw new Error(`Not a word of the table for ${code}: ${word}`);
};

const openRequests = (history: readonly DeliveryEvent[]): number => {
  const state = history.reduce(deliveryDecider.evolve, deliveryDecider.initial);
  if (state.status === 'unknown') return 0;
  return [state.recall, ...state.updates].filter((request) => request?.answer === 'open').length;
};

describe('docs/status-table.md', () => {
  it('has a row for every state and a column for every code, whatever is pending', () => {
    expect([...tables.keys()].filter((heading) => heading in asking || heading === lower)).toHaveLength(6);
    for (const heading of Object.keys(asking)) {
      expect(tables.get(heading)?.map((row) => row.get('state'))).toEqual(states);
      for (const row of tables.get(heading) ?? []) expect([...row.keys()]).toEqual(['state', ...codes]);
    }
    for (const row of tables.get(lower) ?? []) expect([...row.keys()]).toEqual(['state', ...reportCodes]);
  });

  const cells = (heading: string) =>
    (tables.get(heading) ?? []).flatMap((row) =>
      [...row].slice(1).map(([code, word]) => ({ state: row.get('state') ?? '', code, word })),
    );

  describe.each(Object.entries(asking))('%s', (heading, asked) => {
    it.each(cells(heading).filter(({ word }) => word !== '—'))('$state: $code is $word', ({ state, code, word }) => {
      const history = carriedOut(wayTo(state.split(',')[0] ?? '', asked));
      expect(openRequests(history)).toBe(asked.length);
      holds(history, code, word, momentOf(state));
    });

    it('comes about in every state but those with a dash', () => {
      for (const row of tables.get(heading) ?? []) {
        const possible = [...row.values()].every((word) => word !== '—');
        expect([...row.values()].filter((word) => word === '—')).toHaveLength(possible ? 0 : codes.length);
        const state = row.get('state')?.split(',')[0] ?? '';
        expect([state, openRequests(carriedOut(wayTo(state, asked))) === asked.length]).toEqual([state, possible]);
      }
    });
  });

  it('says for every report and answer what it makes of a recall', () => {
    expect(tables.get(unseen)?.map((row) => [...row.keys()])).toEqual(told.map(() => ['reported', '13']));
    expect(tables.get(unseen)?.map((row) => row.get('reported'))).toEqual(told);
  });

  const recalls = (tables.get(unseen) ?? []).map((row) => [row.get('reported') ?? '', row.get('13') ?? ''] as const);
  it.each(recalls)(`${unseen}, %s: %s`, (code, word) => {
    const said = code === 'nothing' ? [] : [commandOf(code, minute(10))];
    holds(carriedOut(wayTo('consigned', [askUpdate('update-1'), ...said])), '13', word, minute(20));
  });

  it.each(cells(lower))(`${lower}, $state: $code is $word`, ({ state, code, word }) => {
    const name = state.split(',')[0] ?? '';
    holds(carriedOut(wayTo(name, [], climbed[name])), code, word, momentOf(state));
  });

  it.each(['13', '07', '08', '09', '10', '11', '12', '14', '00', '1', '', '003'])(
    'a recipient that says %j is refused before anything is read',
    async (code) => {
      const spoken = { transfer: 't', agency: 'H26', code, reportId: 'r', claimedAt: minute(1) };
      const act = { id: 'x', by: { role: 'clerk' as const }, at: minute(1) as never };
      expect(await reportStatus({} as never)(spoken, act)).toStrictEqual({
        ok: false,
        refusal: { code: 'status/unknown-code', path: '/status', params: { status: code } },
      });
    },
  );
});
