/** The edge for agencies on the bus; apart, so that a hub without a bus does not load Nest's transports. */
export { startBusEdge } from './adapters/bus/start-bus-edge.js';
