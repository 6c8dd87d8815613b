import type { Reach } from '@lienthong/client';
import type { Terminal } from '../shell/terminal.js';

/** Says that an answer may lack the latest, where that is so: its read model had not caught up. */
export const tellReach = (terminal: Pick<Terminal, 'note'>, { asOf, behind }: Reach): void => {
  if (!behind) return;
  terminal.note(
    `Kết quả đến sự kiện số ${asOf}, có thể thiếu phần mới nhất; vui lòng tra cứu lại sau.\n` +
      `→ The answer reaches event ${asOf} and may lack the latest: the hub is still catching up. Ask again in a moment.`,
  );
};
