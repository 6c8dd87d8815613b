/** Made-up values that the examples of the OpenAPI document share. */
export const DOSSIER_ID = '5b0e7a52-6c0a-8d5e-9f6d-0f0c2f8e7a11';
export const DOSSIER_CODE = 'H49.204-260303-0001';
export const NATIONAL_CODE = 'G01.899-260303-000123';
export const EVENT_ID = '7d9f1c52-3f0e-5d0b-9a39-2b1f6f0f6c55';
