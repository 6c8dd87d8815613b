import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';

/** Digits of a query become a number; anything else stays and is refused. */
const AsNumber = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' && /^\d{1,16}$/.test(value) ? Number(value) : value,
  );

interface Bounds {
  readonly min?: number;
  readonly max: number;
  readonly default?: number;
}

/** A whole number of a query, described and checked by the same bounds. */
export const Whole =
  (description: string, { min = 0, max, ...standard }: Bounds): PropertyDecorator =>
  (target, key) => {
    const told = { type: 'integer', minimum: min, maximum: max, description, ...standard } as const;
    for (const rule of [ApiPropertyOptional(told), IsOptional(), AsNumber(), IsInt(), Min(min), Max(max)]) {
      rule(target, key);
    }
  };
