import { deriveEventId, originOf } from '@lienthong/event-store';
import type { EventStore } from '@lienthong/event-store';
import { citizenNoticeStream } from '../../contracts/citizen-notices.js';
import type { CitizenNotices } from '../../application/citizens/citizen-notices.js';

/** Keeps notices as events, for whoever sends them: the province's gateway follows `citizennotice-…`. */
export const recordNotices = (store: Pick<EventStore, 'append'>): CitizenNotices => ({
  due: async (notice, { id: cause, meta }) => {
    const stream = citizenNoticeStream(notice.dossier);
    const key = meta.key === undefined ? {} : { key: meta.key };
    await store.append(stream, 'any', [
      {
        id: deriveEventId(stream, cause),
        type: 'CitizenNoticeDue',
        data: notice,
        meta: { at: meta.at, by: { role: 'hub' }, cause, ...key, ...originOf(meta) },
      },
    ]);
  },
});
