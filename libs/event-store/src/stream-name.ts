import type { StreamName } from './port/event.js';

const CATEGORY = /^[a-z][a-z0-9_]*$/;
// Control characters would be invisible in every log and tool.
const ID = /^[^\u0000-\u001f\u007f]{1,480}$/;

/** `<category>-<id>`. The category is lower-case letters, digits and `_`; the id may hold further hyphens. */
export const streamName = (category: string, id: string): StreamName => {
  if (!CATEGORY.test(category)) throw new TypeError(`Not a stream category: ${JSON.stringify(category)}`);
  if (!ID.test(id)) throw new TypeError(`Not the id of a stream of category ${category}.`);
  return `${category}-${id}` as StreamName;
};

/** What stands before the first hyphen. */
export const categoryOf = (stream: StreamName): string => {
  const hyphen = stream.indexOf('-');
  return hyphen < 0 ? stream : stream.slice(0, hyphen);
};
