import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Refused } from '../problems/refused.js';
import type { Principal } from './principal.js';

/** The principal of a request; 401 where there is none, which only an open route can be. */
export const principalOf = (request: FastifyRequest): Principal => {
  if (request.principal === null) throw new Refused({ code: 'auth/token-missing' });
  return request.principal;
};

export const CurrentPrincipal = createParamDecorator((_data: unknown, context: ExecutionContext): Principal =>
  principalOf(context.switchToHttp().getRequest<FastifyRequest>()),
);
