import type { Area } from '../entry.js';

export const auth = {
  'auth/token-missing': {
    status: 401,
    vi: 'Yêu cầu chưa kèm mã truy cập.',
    en: 'Send the token as `Authorization: Bearer <token>`.',
    axis: 15,
  },
  'auth/token-invalid': {
    status: 401,
    vi: 'Mã truy cập không đúng, đã hết hạn hoặc đã bị thu hồi.',
    en: 'The token is unknown, expired or revoked. Ask the operator for a new one.',
    axis: 15,
  },
  'auth/wrong-role': {
    status: 403,
    vi: 'Hệ thống không có vai trò cần thiết cho thao tác này.',
    en: 'The token’s role may not do this. Use a token of another role.',
    axis: 15,
  },
} as const satisfies Area<'auth'>;

export const edge = {
  'edge/plain-http': {
    status: 500,
    vi: 'Không được mở HTTP không mã hóa ra ngoài máy chủ.',
    en: 'Plain HTTP binds to loopback only. Give a certificate, or allow plain HTTP in so many words.',
  },
  'edge/certificate': {
    status: 500,
    vi: 'Chứng thư hoặc khóa TLS không dùng được.',
    en: 'Give the certificate with its chain, and its own key, as two PEM files that the hub may read.',
  },
} as const satisfies Area<'edge'>;
