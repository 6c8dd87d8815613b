import { Catch } from '@nestjs/common';
import type { RpcExceptionFilter } from '@nestjs/common';
import { throwError } from 'rxjs';
import type { Observable } from 'rxjs';

/**
 * Hands an error on as it is. Nest's own filter makes `{ status, message }` of it, and with that nobody could tell a
 * store that is down from a hopeless record. Every app with the bus strategy uses it globally.
 */
@Catch()
export class RethrowFilter implements RpcExceptionFilter {
  catch(error: unknown): Observable<never> {
    return throwError(() => error);
  }
}
