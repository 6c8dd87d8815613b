import { isFault } from '@lienthong/kernel';
import { entryOf } from '@lienthong/refusals';

const isCoded = (error: unknown): error is { readonly code: unknown; readonly message: string } =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  'message' in error &&
  typeof error.message === 'string';

/** What keeps the axis from starting, for who started it; undefined for a bug, whose stack is wanted. */
export const toldOf = (error: unknown): string | undefined => {
  if (isFault(error)) {
    const { vi, en } = entryOf(error.code) ?? { vi: 'Không khởi động được.', en: 'See to that, then start it again.' };
    return `${vi} [${error.code}]\n→ ${error.message.replace(/[.\s]+$/, '')}. ${en}\n`;
  }
  if (!isCoded(error)) return undefined;
  if (String(error.code).startsWith('ERR_PARSE_ARGS_')) return `${error.message}\n\n`;
  return 'syscall' in error
    ? `Hệ điều hành không cho thực hiện. [${String(error.code)}]\n→ ${error.message}\n`
    : undefined;
};
