import { getMetadataStorage } from 'class-validator';

/**
 * class-validator collects and groups the rules of a class anew for every object that it validates. They do not change
 * once the classes are loaded, so what it found is kept, by its arguments.
 */
export const rememberMetadata = (): void => {
  const storage = getMetadataStorage();
  const found = new WeakMap<object, Map<string, ReturnType<typeof storage.getTargetValidationMetadatas>>>();
  const find = storage.getTargetValidationMetadatas.bind(storage);
  storage.getTargetValidationMetadatas = (target, schema, always, strict, groups) => {
    const known = found.get(target) ?? new Map<string, ReturnType<typeof find>>();
    found.set(target, known);
    const key = JSON.stringify([schema, always, strict, groups]);
    const kept = known.get(key) ?? find(target, schema, always, strict, groups);
    known.set(key, kept);
    return kept;
  };
  const grouped = new WeakMap<object, ReturnType<typeof storage.groupByPropertyName>>();
  const group = storage.groupByPropertyName.bind(storage);
  storage.groupByPropertyName = (metadata) => {
    const kept = grouped.get(metadata) ?? group(metadata);
    grouped.set(metadata, kept);
    return kept;
  };
};
