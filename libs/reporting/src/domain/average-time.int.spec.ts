import { moment } from '../synthetic/quarter.js';
import { asked, loadGround } from '../testing/ground.js';
import { completed, dossierOf, filed, received, resolved, started } from '../testing/told.js';
import { averageTimes } from './average-time.js';

describe('where the time goes', () => {
  it('is the mean per procedure and per leg of dossiers with a result in the period, post marked as such', async () => {
    const ground = await loadGround(moment('2024-06-01 00:00'));
    const events = [
      // Wednesday to Thursday: 15 hours of work; by post one whole day of 7½ hours, heard of late.
      ...dossierOf(
        'a',
        filed('2024-01-03 07:30'),
        received('2024-01-03 07:30'),
        started('gui-di', '2024-01-04 07:30'),
        completed('gui-di', '2024-01-04 17:00', '2024-01-09 08:00'),
        resolved('2024-01-04 17:00', '2024-01-09 08:00'),
      ),
      // Friday afternoon to Monday noon: 7½ hours; by post the morning of Monday.
      ...dossierOf(
        'b',
        filed('2024-01-05 13:30'),
        received('2024-01-05 13:30'),
        started('gui-di', '2024-01-08 07:30'),
        completed('gui-di', '2024-01-08 11:30'),
        resolved('2024-01-08 11:30'),
      ),
      ...dossierOf('open', filed('2024-01-05 13:30'), received('2024-01-05 13:30')),
    ];
    const [land, ...others] = averageTimes(ground, events, asked());
    expect(others).toEqual([]);
    expect(land).toMatchObject({ procedure: '2.000880', times: 2, workingMinutes: (900 + 450) / 2 });
    expect(land?.legs.find(({ leg }) => leg === 'gui-di')).toMatchObject({
      postal: true,
      times: 2,
      workingMinutes: (450 + 240) / 2,
      elapsedMinutes: (570 + 240) / 2,
    });
    expect(land?.legs.find(({ leg }) => leg === 'giai-quyet')).toMatchObject({ postal: false, times: 0 });
  });
});
