import '@lienthong/relay-app';
