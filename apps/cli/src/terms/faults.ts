/** What a fault is to the person at the terminal, in Vietnamese, and what to do next, in English. */
interface Sentences {
  readonly vi: string;
  readonly en: string;
}

const sentences = {
  'cli/internal': { vi: 'Chương trình gặp lỗi.', en: 'This is a bug. Repeat with --debug and report what it shows.' },
  'cli/token-file': {
    vi: 'Không đọc được tệp chứa mã truy cập.',
    en: 'Check the path of --token-file and its permissions.',
  },
  'cli/file-exists': { vi: 'Tệp đã có, không ghi đè.', en: 'Name a file that is not there yet.' },
  'cli/system': { vi: 'Hệ điều hành không cho thực hiện.', en: 'See to that, then repeat the command.' },
  'cli/wrong-hash': { vi: 'Tệp tải về không khớp mã băm.', en: 'Fetch it again; if it stays so, report it.' },
  'cli/file': { vi: 'Không đọc được tệp.', en: 'Check the path and its permissions.' },
  'cli/hub-died': { vi: 'Trung tâm dừng ngoài dự kiến.', en: 'Its last words are above.' },
  'demo/not-digested': { vi: 'Trung tâm xử lý quá lâu.', en: 'The machine may be busy: try again.' },
  'client/url': { vi: 'Địa chỉ của trung tâm không đúng.', en: 'Check --url or LIENTHONG_URL.' },
  'client/plain-http': {
    vi: 'Không gửi mã truy cập qua HTTP không mã hóa.',
    en: 'Use https, or give --allow-plain-http if the line is yours.',
  },
  'client/unreachable': {
    vi: 'Không kết nối được với trung tâm.',
    en: 'Is the hub up (`lienthong serve`), and is --url or LIENTHONG_URL its address?',
  },
  'client/timeout': { vi: 'Trung tâm không trả lời.', en: 'Look at the hub’s log, then repeat the command.' },
  'client/certificate': {
    vi: 'Không tin được chứng thư của trung tâm.',
    en: 'Give the authority’s certificate in NODE_EXTRA_CA_CERTS.',
  },
  'client/bad-answer': {
    vi: 'Câu trả lời không phải của trung tâm.',
    en: 'Something else answers at this address: check --url or LIENTHONG_URL.',
  },
  'client/file': { vi: 'Không đọc hoặc ghi được tệp.', en: 'Check the path and its permissions.' },
  'client/aborted': { vi: 'Đã dừng theo yêu cầu.', en: 'Nothing more was asked of the hub.' },
} satisfies Record<string, Sentences>;

export const faultSentences: Readonly<Record<string, Sentences>> & typeof sentences = sentences;
