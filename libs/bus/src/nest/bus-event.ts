import { EventPattern } from '@nestjs/microservices';

/**
 * `@EventPattern` for a CloudEvents type, on methods of `(event: IncomingEvent, context: BusContext)`: Nest's own type
 * wants every argument behind the first to be unknown.
 */
export const BusEvent = (type: string): MethodDecorator => EventPattern(type) as unknown as MethodDecorator;
