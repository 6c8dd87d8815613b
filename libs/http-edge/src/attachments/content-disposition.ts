const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}"\\/:*?<>|%]/gu;
const NOT_ASCII = /[^ -~]/gu;

/** RFC 8187: what encodeURIComponent leaves but attr-char does not allow. */
const extended = (name: string): string =>
  encodeURIComponent(name).replaceAll(/['()*!]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

/** Always `attachment`: a browser never shows what a stranger sent. Control characters and separators become `_`. */
export const contentDispositionOf = (name: string): string => {
  const safe = name.toWellFormed().replaceAll(UNSAFE, '_').trim() || 'attachment';
  const plain = safe.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(/đ/g, 'd').replaceAll(/Đ/g, 'D');
  return `attachment; filename="${plain.replaceAll(NOT_ASCII, '_')}"; filename*=UTF-8''${extended(safe)}`;
};
