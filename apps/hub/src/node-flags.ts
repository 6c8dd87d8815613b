/**
 * How a hub's process is started; `npm run hub` and the container say the same. A request's objects die soon after it,
 * and V8, left to itself, lets them pile up to twice the memory that a busy hub needs: young objects in 16 MB halves,
 * and a collection of the old ones whenever they have grown by 40 %.
 */
export const HUB_NODE_FLAGS: readonly string[] = ['--max-semi-space-size=16', '--heap-growing-percent=40'];
