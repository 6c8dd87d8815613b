import '@lienthong/relay';
