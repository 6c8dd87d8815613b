import type { Register, SuccessionScope } from '@lienthong/registry';
import type { Addressees } from '../../application/routing/addressees.js';

const scopeText = (scope: SuccessionScope): string => {
  switch (scope.kind) {
    case 'everything':
      return 'everything';
    case 'territory':
      return scope.description;
    case 'work':
      return scope.fields.join(', ');
  }
};

/** The register's answers in the words of the exchange. */
export const addresseesOf = (register: Pick<Register, 'resolve'>): Addressees => ({
  resolve: (code, at) => {
    const found = register.resolve(code, at);
    switch (found.kind) {
      case 'unknown':
        return { kind: 'unknown' };
      case 'live':
      case 'closed':
        return { kind: found.kind, agency: found.agency.agencyId };
      case 'suspended':
        return { kind: 'suspended', agency: found.agency.agencyId };
      case 'succeeded':
        return { kind: 'succeeded', agency: found.agency.agencyId, successor: found.successor.agencyId };
      case 'scoped':
        return {
          kind: 'scoped',
          agency: found.agency.agencyId,
          candidates: found.candidates.map(({ agency, scope }) => ({
            agency: agency.agencyId,
            scope: scopeText(scope),
          })),
        };
    }
  },
});
