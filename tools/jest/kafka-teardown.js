export default () => globalThis.sharedKafka[Symbol.asyncDispose]();
