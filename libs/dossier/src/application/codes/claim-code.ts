import { executing, freshly } from '@lienthong/ledger';
import type { Act, LedgerPorts } from '@lienthong/ledger';
import { accept, ok, refuse, refused } from '@lienthong/kernel';
import type { Decider, Outcome, Refusal } from '@lienthong/kernel';
import { dossierCodeStream } from '../../contracts/dossier-codes.js';
import type { DossierCodeClaimed } from '../../contracts/dossier-codes.js';
import type { DossierCommand } from '../../domain/dossier.commands.js';

type Taken = Refusal<'dossier/code-taken'>;

const claimDecider: Decider<{ readonly dossier: string }, DossierCodeClaimed, string | undefined, Taken> = {
  initial: undefined,
  decide: ({ dossier }, holder) => {
    if (holder === undefined) return accept({ type: 'DossierCodeClaimed', data: { dossier } });
    return holder === dossier ? accept() : refuse({ code: 'dossier/code-taken' });
  },
  evolve: (holder, event) => holder ?? event.data.dossier,
};

const execute = executing(new Set());

/** Commands that give their dossier a code. */
type Coding = Extract<DossierCommand, { type: 'Receive' | 'LinkCode' }>;

export const givesCodes = (command: DossierCommand): command is Coding =>
  command.type === 'Receive' || command.type === 'LinkCode';

/** Each with its place in the input. */
const codesIn = (command: Coding): readonly (readonly [code: string, path: string])[] => [
  ...(command.type === 'Receive' ? [[command.code, '/code'] as const] : []),
  ...(command.national === undefined ? [] : [[command.national, '/national'] as const]),
];

/** Binds the codes of a command to its dossier, durably. Refusal: `dossier/code-taken`. */
export const claimCodes =
  (ports: LedgerPorts) =>
  async (command: Coding, dossier: string, act: Act): Promise<Outcome<undefined, Taken>> => {
    for (const [code, path] of codesIn(command)) {
      const target = { stream: dossierCodeStream(code) };
      const claimed = await execute(ports)(claimDecider, target, { dossier }, act, freshly(claimDecider));
      if (!claimed.ok) return refused({ ...claimed.refusal, path });
    }
    return ok(undefined);
  };

/** The dossier that has a code, its one-stop or its national one. */
export const dossierByCode =
  ({ store }: Pick<LedgerPorts, 'store'>) =>
  async (code: string): Promise<string | undefined> => {
    const [claimed] = await store.readStream(dossierCodeStream(code), { limit: 1 });
    const dossier = claimed?.data['dossier'];
    return typeof dossier === 'string' ? dossier : undefined;
  };
