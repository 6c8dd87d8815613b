import type { AgencyId } from '@lienthong/identifiers';
import type { Procedure } from '@lienthong/procedure';
import type { ItemContents } from '../../domain/contents.js';
import type { KnownDossier } from '../../domain/dossier.js';
import { visibleItems } from '../../domain/visible-items.js';
import type { DossierPorts } from '../ports.js';
import { readItems } from '../running/item-contents.js';

/** A dossier as one of its parties sees it; process facts are the same for all. */
export interface DossierView {
  readonly dossier: string;
  readonly status: KnownDossier['status'];
  readonly ending: string | null;
  readonly code: string | null;
  readonly national: string | null;
  readonly procedure: { readonly code: string; readonly from: string; readonly name: string };
  readonly channel: string;
  readonly options: readonly string[];
  readonly receiver: string;
  readonly place: string;
  readonly filedAt: string;
  readonly receivedAt: string | null;
  readonly due: string | null;
  readonly apologised: boolean;
  readonly stoppedSince: string | null;
  readonly supplements: number;
  readonly legs: readonly {
    readonly leg: string;
    readonly name: string;
    readonly agency: string | null;
    readonly status: string;
    readonly attempt: number;
    readonly since: string;
    readonly due: string | null;
    readonly acknowledgeBy: string | null;
    readonly acknowledged: boolean;
    readonly doneAt: string | null;
    readonly returnedTo: string | null;
  }[];
  readonly waits: readonly {
    readonly requestId: string;
    readonly cause: string;
    readonly leg: string;
    readonly since: string;
    readonly remindAt: string;
  }[];
  /** Items that have come by now, each with what is in it for those who may see that; null for anybody else. */
  readonly items: readonly {
    readonly item: string;
    readonly name: string;
    readonly content: ItemContents[string] | null;
    readonly visible: boolean;
  }[];
}

const viewOf = (
  dossier: string,
  procedure: Procedure,
  state: KnownDossier,
  visible: ReadonlySet<string>,
  contents: ItemContents,
): DossierView => ({
  dossier,
  status: state.status,
  ending: state.status === 'ended' ? state.ending : null,
  code: state.codes?.oneStop ?? null,
  national: state.codes?.national ?? null,
  procedure: { code: procedure.code, from: procedure.from, name: procedure.name },
  channel: state.channel,
  options: [...state.options],
  receiver: state.receiver,
  place: state.place,
  filedAt: state.filedAt,
  receivedAt: state.receivedAt ?? null,
  due: state.due ?? null,
  apologised: state.apologised,
  stoppedSince: state.stoppedSince ?? null,
  supplements: state.supplements,
  legs: [...state.legs].map(([leg, at]) => ({
    leg,
    name: procedure.legs.find(({ id }) => id === leg)?.name ?? leg,
    agency: at.agency ?? null,
    status: at.status,
    attempt: at.attempt,
    since: at.since,
    due: at.due ?? null,
    acknowledgeBy: at.acknowledgeBy ?? null,
    acknowledged: at.acknowledged,
    doneAt: at.doneAt ?? null,
    returnedTo: at.returnedTo ?? null,
  })),
  waits: [...state.waits].map(([requestId, { cause, leg, since, remindAt }]) => ({
    requestId,
    cause,
    leg,
    since,
    remindAt,
  })),
  items: [...state.items].map((item) => ({
    item,
    name: procedure.items.find(({ id }) => id === item)?.name ?? item,
    content: contents[item] ?? null,
    visible: visible.has(item),
  })),
});

/** What parties see of a dossier; `isOurs` says for which agencies they look. */
export const showDossier =
  (ports: DossierPorts) =>
  async (
    dossier: string,
    procedure: Procedure,
    state: KnownDossier,
    isOurs: (agency: AgencyId) => boolean,
  ): Promise<DossierView> => {
    const visible = visibleItems(procedure, state, isOurs);
    const contents = visible.size === 0 ? {} : await readItems(ports)(dossier, visible);
    return viewOf(dossier, procedure, state, visible, contents);
  };
