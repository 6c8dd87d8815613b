import { LOCAL } from '../../support/axis/province.js';

/** Who receives: the communes of the province. */
export const COMMUNES: readonly string[] = LOCAL.filter((code) => code.includes('.'));
