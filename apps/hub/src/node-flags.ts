/**
 * How a hub's process is started. A request's objects die young; V8's own bound for them lets a busy hub grow to twice
 * the memory it needs.
 */
export const HUB_NODE_FLAGS: readonly string[] = ['--max-semi-space-size=16'];
