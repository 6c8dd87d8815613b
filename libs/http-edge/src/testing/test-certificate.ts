/**
 * For tests on loopback only; it protects nothing. Made once by
 * `openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 36500 -subj /CN=localhost
 * -addext subjectAltName=DNS:localhost,IP:127.0.0.1`.
 */
export const TEST_CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBmjCCAUGgAwIBAgIUZ6sUnM83BYp+23hdDB0u8lJrBHUwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMjA5MTQzNVoYDzIxMjYxMDI5
MDkxNDM1WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAQr3i1InsL6+YSPtr7h+P8txTZIo+YUcevm2q6MlQg9g0zy2bfO11cJ
vDG27wyV37vIMoEg7AGcRxkNvn7sL/yLo28wbTAdBgNVHQ4EFgQUkHSDrlkvStZA
L9qQ4o2l3OHuCPAwHwYDVR0jBBgwFoAUkHSDrlkvStZAL9qQ4o2l3OHuCPAwDwYD
VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
zj0EAwIDRwAwRAIgMmM1vXMTLLeebewhVmUJkxmhyOx8dqWgP6dtetW6pHMCIGSa
TAAGoAZN9CdgdpZUUAJUwv8fMPvYOADQPlnOoINS
-----END CERTIFICATE-----
`;

export const TEST_KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgj9rJjdLsgu85nV3x
P4RysOxGLXXPITFU+rl0ktldkuqhRANCAAQr3i1InsL6+YSPtr7h+P8txTZIo+YU
cevm2q6MlQg9g0zy2bfO11cJvDG27wyV37vIMoEg7AGcRxkNvn7sL/yL
-----END PRIVATE KEY-----
`;
