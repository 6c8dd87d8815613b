import 'reflect-metadata';
import { plainToInstance, Type } from 'class-transformer';
import {
  Allow,
  ArrayMaxSize,
  IsArray,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  MaxLength,
  Min,
  ValidateBy,
  ValidateIf,
  ValidateNested,
  validateSync,
} from 'class-validator';
import fc from 'fast-check';
import { isSurelyValid } from './surely-valid.js';

class LineDto {
  @IsString()
  @Length(1, 5)
  text!: string;

  @IsOptional()
  @IsInt()
  @Min(0)
  count?: number;
}

class LetterDto {
  @Matches(/^[a-z]+$/)
  name!: string;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(2)
  @IsString({ each: true })
  @MaxLength(3, { each: true })
  places?: string[];

  @IsOptional()
  @ValidateNested()
  @IsObject()
  @Type(() => LineDto)
  head?: LineDto;

  @IsOptional()
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => LineDto)
  lines?: LineDto[];

  @ValidateIf((letter: LetterDto) => letter.name === 'signed')
  @ValidateBy({
    name: 'isSignerOf',
    validator: {
      validate: (value: unknown, about) => value === `${(about?.object as LetterDto).name} by me`,
    },
  })
  signer?: string;
}

const rules = { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true } as const;

/** Mostly what is right, so that whole letters often are. */
const mostly = (right: fc.Arbitrary<unknown>, wrong: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 9, arbitrary: right }, { weight: 1, arbitrary: wrong });
const oneOf = (...values: unknown[]): fc.Arbitrary<unknown> => fc.constantFrom(...values);
const scalar = oneOf('ab', 'abcdef', '', 0, -1, 1.5, null, true);
const line = mostly(
  fc.record(
    { text: mostly(oneOf('abc', 'đ'), scalar), count: mostly(oneOf(0, 3), scalar) },
    { requiredKeys: ['text'] },
  ),
  fc.oneof(scalar, fc.record({ text: oneOf('abc'), other: scalar })),
);
const listOf = (one: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> => mostly(fc.array(one, { maxLength: 2 }), scalar);
const right = fc.record(
  {
    name: mostly(oneOf('anna', 'signed'), oneOf('Anna', 7)),
    places: listOf(mostly(oneOf('a', 'abc'), oneOf('abcd', 3))),
    head: line,
    lines: listOf(line),
    signer: mostly(oneOf('signed by me'), oneOf('me')),
  },
  { requiredKeys: ['name'] },
);
const letterLike = fc.oneof(
  { weight: 9, arbitrary: right },
  {
    weight: 1,
    arbitrary: fc.record({ name: oneOf('anna'), constructor: scalar, other: scalar }, { requiredKeys: ['name'] }),
  },
);

describe('what is surely valid', () => {
  it('is what class-validator finds nothing against, and nothing else', () => {
    const seen = { valid: 0, invalid: 0 };
    fc.assert(
      fc.property(letterLike, (plain) => {
        const letter = plainToInstance(LetterDto, plain);
        const valid = validateSync(letter, rules).length === 0;
        seen[valid ? 'valid' : 'invalid'] += 1;
        expect(isSurelyValid(letter)).toBe(valid);
      }),
      { numRuns: 3000 },
    );
    expect(Math.min(seen.valid, seen.invalid)).toBeGreaterThan(300);
  });

  it('is no object whose class has no rules, and no value that is no object', () => {
    for (const value of [{}, [], new Date(), null, undefined, 'text', 1]) expect(isSurelyValid(value)).toBe(false);
  });

  it('is no object with a rule of a kind that is not known: class-validator is to say', () => {
    class Lenient {
      @Allow()
      anything?: unknown;
    }
    class Slow {
      @ValidateBy({ name: 'asked', async: true, validator: { validate: () => Promise.resolve(true) } })
      name = 'x';
    }
    class Promised {
      @ValidateBy({ name: 'promised', validator: { validate: () => Promise.resolve(true) } })
      name = 'x';
    }
    expect([new Lenient(), new Slow(), new Promised()].map(isSurelyValid)).toEqual([false, false, false]);
  });
});
