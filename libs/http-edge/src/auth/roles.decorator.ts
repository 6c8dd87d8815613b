import { SetMetadata } from '@nestjs/common';
import type { Role } from './principal.js';

export const ROLES_ALLOWED = 'lienthong:roles';

/** Only these roles may call; on a method it replaces what its controller says. Without it any role may. */
export const Roles = (...roles: readonly [Role, ...Role[]]): ClassDecorator & MethodDecorator =>
  SetMetadata(ROLES_ALLOWED, roles);
