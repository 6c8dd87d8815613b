import type { Answer, Http } from '../transport/http.js';
import { at, jsonBody } from '../transport/request.js';
import type { AxisSecretList, IssuedAxisSecret } from '../wire/axis.js';

export interface AxisSecrets {
  list(system: string): Answer<AxisSecretList>;
  /** Every call issues another secret, so it is never tried twice. */
  issue(system: string, wanted: { readonly axisName?: string; readonly days: number }): Answer<IssuedAxisSecret>;
  revoke(secret: string, reason: string): Answer<AxisSecretList>;
}

export const axisSecretsOf = (http: Http): AxisSecrets => ({
  list: (system) => http.json({ method: 'GET', path: at`/v1/systems/${system}/axis-secrets`, idempotent: true }),
  issue: (system, wanted) =>
    http.json({
      method: 'POST',
      path: at`/v1/systems/${system}/axis-secrets`,
      body: jsonBody(wanted),
      idempotent: false,
    }),
  revoke: (secret, reason) =>
    http.json({
      method: 'POST',
      path: at`/v1/axis-secrets/${secret}/revoke`,
      body: jsonBody({ reason }),
      idempotent: true,
    }),
});
