import type { Instant } from '@lienthong/kernel';
import type { AgencyRegister, RegisteredAgency } from '@lienthong/procedure';
import type { AgencyView, Register } from '@lienthong/registry';

/** The register as roles ask it: the holder of a code, or its one successor. */
export const answeringIn = (register: Pick<Register, 'agencyAt' | 'resolve'>): AgencyRegister => {
  const seen = ({ code, name, level, parent }: AgencyView, at: Instant): RegisteredAgency => {
    const above = parent === undefined ? undefined : register.agencyAt(parent, at)?.code;
    return { code, name, level, ...(above === undefined ? {} : { parent: above }) };
  };
  return {
    answeringFor: (code, at) => {
      const found = register.resolve(code, at);
      if (found.kind === 'live') return seen(found.agency, at);
      return found.kind === 'succeeded' ? seen(found.successor, at) : undefined;
    },
  };
};
