/** A secret of the axis's protocol, without the secret itself. */
export interface AxisSecret {
  readonly secretId: string;
  /** The `systemid` that the system writes into its headers. */
  readonly axisName: string;
  readonly expiresAt: string;
  readonly revokedAt?: string;
}

export interface AxisSecretList {
  readonly systemId: string;
  readonly secrets: readonly AxisSecret[];
}

export interface IssuedAxisSecret extends AxisSecret {
  /** Shown this once. */
  readonly secret: string;
}

export interface FailedOffer {
  /** `<agency>:<sequence>:<system>`. */
  readonly id: string;
  readonly agency: string;
  readonly system: string;
  readonly sequence: number;
  readonly transfer: string;
  readonly since: string;
  readonly description: string | null;
}

export interface OfferRuling {
  readonly id: string;
  readonly ruling: 'retry' | 'skip';
}
