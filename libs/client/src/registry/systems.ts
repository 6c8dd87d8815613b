import type { Answer, Http } from '../transport/http.js';
import { at, jsonBody } from '../transport/request.js';
import type {
  IssuedCredential,
  MandateDraft,
  RevokedCredential,
  System,
  SystemDraft,
  SystemPage,
  SystemRole,
} from '../wire/registry.js';

export interface Systems {
  register(draft: SystemDraft): Answer<System>;
  list(query?: { readonly after?: string; readonly limit?: number }): Answer<SystemPage>;
  get(system: string): Answer<System>;
  grantMandate(system: string, mandate: MandateDraft): Answer<System>;
  /** From an instant on, default now. */
  endMandate(system: string, agency: string, from?: string): Answer<System>;
  /** Every call issues another token, so it is never tried twice. */
  issueToken(system: string, role: SystemRole, days: number): Answer<IssuedCredential>;
  revokeToken(credential: string, reason: string): Answer<RevokedCredential>;
}

export const systemsOf = (http: Http): Systems => ({
  register: (draft) => http.json({ method: 'POST', path: '/v1/systems', body: jsonBody(draft), idempotent: true }),
  list: (query = {}) => http.json({ method: 'GET', path: '/v1/systems', query: { ...query }, idempotent: true }),
  get: (system) => http.json({ method: 'GET', path: at`/v1/systems/${system}`, idempotent: true }),
  grantMandate: (system, mandate) =>
    http.json({
      method: 'POST',
      path: at`/v1/systems/${system}/mandates`,
      body: jsonBody(mandate),
      idempotent: true,
    }),
  endMandate: (system, agency, from) =>
    http.json({
      method: 'POST',
      path: at`/v1/systems/${system}/mandates/${agency}/end`,
      body: jsonBody(from === undefined ? {} : { at: from }),
      idempotent: true,
    }),
  issueToken: (system, role, days) =>
    http.json({
      method: 'POST',
      path: at`/v1/systems/${system}/credentials`,
      body: jsonBody({ role, days }),
      idempotent: false,
    }),
  revokeToken: (credential, reason) =>
    http.json({
      method: 'POST',
      path: at`/v1/credentials/${credential}/revoke`,
      body: jsonBody({ reason }),
      idempotent: true,
    }),
});
