import { patientSettling } from './patient-settling.js';

describe('waiting for the router', () => {
  it('ends when it is there, with its own fault, and after a while in any case', async () => {
    await patientSettling(() => Promise.resolve(), 10_000).settled(1);
    await expect(patientSettling(() => Promise.reject(new RangeError('own'))).settled(1)).rejects.toThrow('own');
    const never = patientSettling(() => new Promise(() => undefined), 1);
    await expect(never.settled(1)).rejects.toMatchObject({ code: 'store/unavailable', retriable: true });
  });
});
