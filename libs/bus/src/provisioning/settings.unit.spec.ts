import { DEFAULT_SETTINGS, provisioningSettings } from './settings.js';

describe('settings', () => {
  it('are the defaults where nothing is said', () => {
    expect(provisioningSettings({})).toEqual(DEFAULT_SETTINGS);
    expect(provisioningSettings({ replicas: 3, quotas: { one: { producerByteRate: 7 } } })).toMatchObject({
      replicas: 3,
      quotas: { one: { producerByteRate: 7, consumerByteRate: DEFAULT_SETTINGS.quota.consumerByteRate } },
    });
  });

  it.each([
    [[], '/'],
    [{ replica: 3 }, '/replica'],
    [{ replicas: 0 }, '/replicas'],
    [{ retentionDays: { out: '30' } }, '/retentionDays/out'],
    [{ certificates: ['a', 1] }, '/certificates/1'],
  ])('are refused with the place of what does not fit: %j', (value, place) => {
    expect(() => provisioningSettings(value)).toThrow(new RegExp(`^${place}:`));
  });
});
