import type { Area } from '../entry.js';

export const telemetry = {
  'telemetry/endpoint': {
    status: 500,
    vi: 'Địa chỉ nhận dữ liệu giám sát không hợp lệ.',
    en: 'The address of a collector is an http or https URL, e.g. http://127.0.0.1:4318. Correct --otlp.',
  },
} as const satisfies Area<'telemetry'>;
