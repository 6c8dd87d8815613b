import { Injectable } from '@nestjs/common';
import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import { UNREAD } from '../bodies/unread.js';
import { Refused } from '../problems/refused.js';
import { validateDto } from './validate-dto.js';

const NOT_A_DTO = new Set<unknown>([undefined, String, Number, Boolean, Array, Object, Buffer]);

/** Validates every argument whose type is a class. A stream where JSON was awaited is the wrong type. */
@Injectable()
export class DtoPipe implements PipeTransform {
  /** Query classes of which it is known that nothing in them is required. */
  private readonly emptyIsValid = new WeakSet<object>();

  transform(value: unknown, { metatype, type }: ArgumentMetadata): unknown {
    if (type === 'custom' || NOT_A_DTO.has(metatype)) return value;
    if (value === UNREAD) throw new Refused({ code: 'http/wrong-type', path: 'Content-Type' });
    const dto = metatype as new () => object;
    const isEmptyQuery = type === 'query' && Object.keys(value as object).length === 0;
    if (isEmptyQuery && this.emptyIsValid.has(dto)) return new dto();
    const valid = validateDto(dto, value);
    if (isEmptyQuery) this.emptyIsValid.add(dto);
    return valid;
  }
}
