/** Stands for a body that was left on the wire for its handler to stream. */
export const UNREAD: unique symbol = Symbol('a body still on the wire');
