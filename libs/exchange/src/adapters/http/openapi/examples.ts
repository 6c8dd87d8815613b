/** Made-up values that the examples of the OpenAPI document share. */
export const TRANSFER_ID = '01936d6e-9c1a-7c3e-8a52-6a3f0a3a6f10';
export const EPOCH = '0193689a-1f00-7b6e-9d0a-0c5f3f6a7b11';
export const EVENT_ID = '7d9f1c52-3f0e-5d0b-9a39-2b1f6f0f6c55';
export const AT = '2026-11-20T01:32:07.412Z';
export const DOCUMENT_ID = 'H37,2026/11/20,12/QĐ-UBND';
export const SHA256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

export const DOSSIER_ID = '5b0e7a52-6c0a-8d5e-9f6d-0f0c2f8e7a11';
export const DOSSIER_CODE = 'H49.204-260303-0001';
