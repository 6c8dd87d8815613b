import { isFileName, isLocalDate, isPrintable, parseInstant } from '@lienthong/identifiers';
import { ValidateBy } from 'class-validator';

const byText = (name: string, holds: (text: string) => boolean): PropertyDecorator =>
  ValidateBy({ name, validator: { validate: (value: unknown) => typeof value === 'string' && holds(value) } });

/** `yyyy-MM-dd`, a day that exists. */
export const IsCivilDate = (): PropertyDecorator => byText('isCivilDate', isLocalDate);

/** RFC 3339 with an offset. */
export const IsMoment = (): PropertyDecorator => byText('isMoment', (text) => parseInstant(text).ok);

/** No path, no control characters, no bidirectional overrides. */
export const IsSafeFileName = (): PropertyDecorator => byText('isSafeFileName', isFileName);

/** No control characters, no bidirectional overrides. */
export const IsPrintable = (): PropertyDecorator => byText('isPrintable', isPrintable);

/** As `IsPrintable`, of several lines. */
export const IsText = (): PropertyDecorator =>
  byText('isText', (text) => isPrintable(text.replaceAll(/[\r\n\t]/g, ' ')));
