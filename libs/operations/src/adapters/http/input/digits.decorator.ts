import { Transform } from 'class-transformer';

/** Decimal digits of a query string as a number; anything else stays as it is, for `IsInt` to refuse. */
export const Digits = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value,
  );
