import { unzipSync } from 'fflate';

/** What a ZIP says that it holds, from its directory and without unpacking anything. Throws for what is no ZIP. */
export const unpackedSize = (zip: Uint8Array): number => {
  let bytes = 0;
  unzipSync(zip, {
    filter: ({ originalSize }) => {
      bytes += originalSize;
      return false;
    },
  });
  return bytes;
};
