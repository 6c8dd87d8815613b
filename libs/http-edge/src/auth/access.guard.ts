import { Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Refused } from '../problems/refused.js';
import { OPEN } from './open.decorator.js';
import { ROLES_ALLOWED } from './roles.decorator.js';
import type { Role } from './principal.js';

interface Access {
  readonly open: boolean;
  readonly roles: readonly Role[] | undefined;
}

type Handler = ReturnType<ExecutionContext['getHandler']>;

const accessOf = (handler: Handler, controller: object): Access => ({
  open: Reflect.getMetadata(OPEN, handler) === true,
  roles: (Reflect.getMetadata(ROLES_ALLOWED, handler) ?? Reflect.getMetadata(ROLES_ALLOWED, controller)) as
    readonly Role[] | undefined,
});

/** The last word on every route: a principal unless the route is open, and one of the roles it names. */
@Injectable()
export class AccessGuard implements CanActivate {
  private readonly known = new WeakMap<Handler, Access>();

  canActivate(context: ExecutionContext): boolean {
    const handler = context.getHandler();
    const access = this.known.get(handler) ?? accessOf(handler, context.getClass());
    this.known.set(handler, access);
    if (access.open) return true;
    const { principal } = context.switchToHttp().getRequest<FastifyRequest>();
    if (principal === null) throw new Refused({ code: 'auth/token-missing' });
    if (access.roles !== undefined && !access.roles.includes(principal.role)) {
      throw new Refused({ code: 'auth/wrong-role' });
    }
    return true;
  }
}
