/**
 * kafkajs 2.2.4 sets a timer to a moment that is past while nothing is throttled; Node 24 warns of it each time, and
 * waits for a millisecond as it always did.
 */
export const isKnownWarning = ({ name }: Error): boolean => name === 'TimeoutNegativeWarning';
