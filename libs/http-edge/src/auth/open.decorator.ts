import { applyDecorators, SetMetadata } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';

export const OPEN = 'lienthong:open';

/** A route without a token. For health alone; on a method only, so that no controller is opened as a whole. */
export const Open = (): MethodDecorator => applyDecorators(SetMetadata(OPEN, true), RouteConfig({ open: true }));
